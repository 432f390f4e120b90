//! Drugs that reports on tumours and infections of the spine name.

use super::List;
use crate::reading::lexicon::meaning::Meaning;

pub(super) const WORDS: &[List] = &[
    // Cytotoxic
    (
        Meaning::Drug,
        "cisplatin, carboplatin, oxaliplatin, gemcitabine, docetaxel, paclitaxel, nab paclitaxel, \
         doxorubicin, liposomal doxorubicin, adriamycin, epirubicin, ifosfamide, \
         cyclophosphamide, dacarbazine, trabectedin, eribulin, etoposide, vincristine, \
         vinblastine, vinorelbine, temozolomide, capecitabine, fluorouracil, methotrexate, \
         pemetrexed, irinotecan, topotecan, cytarabine, melphalan, bleomycin, dactinomycin, \
         actinomycin, mitotane, cabazitaxel, bendamustine, lomustine, procarbazine",
    ),
    // Targeted, hormonal, immune
    (
        Meaning::Drug,
        "bevacizumab, denosumab, imatinib, sorafenib, sunitinib, pazopanib, regorafenib, \
         lenvatinib, cabozantinib, axitinib, everolimus, olaratumab, pembrolizumab, nivolumab, \
         ipilimumab, atezolizumab, durvalumab, trastuzumab, pertuzumab, osimertinib, erlotinib, \
         gefitinib, afatinib, alectinib, crizotinib, lorlatinib, dabrafenib, trametinib, \
         vemurafenib, encorafenib, binimetinib, palbociclib, ribociclib, abemaciclib, alpelisib, \
         letrozole, anastrozole, exemestane, tamoxifen, fulvestrant, leuprolide, leuprorelin, \
         goserelin, enzalutamide, abiraterone, apalutamide, bicalutamide, rituximab, \
         daratumumab, bortezomib, carfilzomib, lenalidomide, pomalidomide, thalidomide, \
         tazemetostat, larotrectinib, selumetinib, octreotide, r chop, abvd, folfox, folfiri, lanreotide, interferon",
    ),
    // Bone, hormones against swelling
    (
        Meaning::Drug,
        "zoledronic acid, zoledronate, pamidronate, alendronate, risedronate, teriparatide, \
         romosozumab, dexamethasone, prednisolone, prednisone, methylprednisolone",
    ),
    // Infection
    (
        Meaning::Drug,
        "rifampicin, rifampin, isoniazid, pyrazinamide, ethambutol, streptomycin, vancomycin, \
         flucloxacillin, cefazolin, ceftriaxone, ciprofloxacin, levofloxacin, clindamycin, \
         doxycycline, gentamicin, meropenem, linezolid, daptomycin, albendazole, mebendazole, \
         praziquantel, fluconazole, voriconazole, amphotericin",
    ),
];
