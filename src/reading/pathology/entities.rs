//! Tumour entities by their names, with the morphology of ICD-O-3.2.

use std::ops::Range;
use std::sync::LazyLock;

use super::NamedEntity;
use crate::reading::lexicon::trie::Trie;
use crate::reading::page::Page;
use crate::reading::page::sections::Section;
use crate::reading::page::sentences::Sentence;
use crate::reading::role::context::Context;
use crate::reading::role::signal::by_the_way;

/// Name, code, and how it is written besides; singular and plural are the same.
const ENTITIES: &[(&str, &str, &str)] = &[
    ("leiomyosarcoma", "8890/3", "leiomyosarcoma*, leiomyo sarcoma*"),
    ("leiomyoma", "8890/0", "leiomyoma*"),
    ("rhabdomyosarcoma", "8900/3", "rhabdomyosarcoma*"),
    ("undifferentiated pleomorphic sarcoma", "8802/3", "undifferentiated pleomorphic sarcoma*"),
    ("fibrosarcoma", "8810/3", "fibrosarcoma*"),
    ("solitary fibrous tumour", "8815/1", "solitary fibrous tum*"),
    ("liposarcoma", "8850/3", "liposarcoma*"),
    ("lipoma", "8850/0", "lipoma*"),
    ("synovial sarcoma", "9040/3", "synovial sarcoma*"),
    ("haemangioma", "9120/0", "haemangioma*, hemangioma*"),
    (
        "epithelioid haemangioendothelioma",
        "9133/3",
        "epithelioid haemangioendothelioma*, epithelioid hemangioendothelioma*",
    ),
    ("angiosarcoma", "9120/3", "angiosarcoma*"),
    ("haemangioblastoma", "9161/1", "haemangioblastoma*, hemangioblastoma*"),
    ("schwannoma", "9560/0", "schwannoma*, neurinoma*, neurilemmoma*, neurilemoma*"),
    ("neurofibroma", "9540/0", "neurofibroma*"),
    (
        "malignant peripheral nerve sheath tumour",
        "9540/3",
        "malignant peripheral nerve sheath tum*, mpnst",
    ),
    ("meningioma", "9530/0", "meningioma*"),
    ("ependymoma", "9391/3", "ependymoma*"),
    ("myxopapillary ependymoma", "9394/1", "myxopapillary ependymoma*"),
    ("pilocytic astrocytoma", "9421/1", "pilocytic astrocytoma*"),
    ("glioblastoma", "9440/3", "glioblastoma*"),
    ("osteosarcoma", "9180/3", "osteosarcoma*, osteogenic sarcoma*"),
    ("chondrosarcoma", "9220/3", "chondrosarcoma*"),
    ("chondroblastoma", "9230/1", "chondroblastoma*"),
    ("osteochondroma", "9210/0", "osteochondroma*"),
    ("osteoid osteoma", "9191/0", "osteoid osteoma*"),
    ("osteoblastoma", "9200/0", "osteoblastoma*"),
    ("Ewing sarcoma", "9364/3", "ewing sarcoma*, ewings sarcoma*"),
    ("giant cell tumour of bone", "9250/1", "giant cell tum*"),
    ("aneurysmal bone cyst", "9260/0", "aneurysmal bone cyst*"),
    ("chordoma", "9370/3", "chordoma*"),
    ("fibrous dysplasia", "8818/0", "fibrous dysplasia*"),
    (
        "Langerhans cell histiocytosis",
        "9751/1",
        "langerhans cell histiocytosis, eosinophilic granuloma*",
    ),
    ("plasmacytoma", "9731/3", "plasmacytoma*, plasmocytoma*"),
    ("plasma cell myeloma", "9732/3", "multiple myeloma*, plasma cell myeloma*"),
    ("lymphoma", "9590/3", "lymphoma*"),
    ("diffuse large B-cell lymphoma", "9680/3", "diffuse large b cell lymphoma*"),
    ("Hodgkin lymphoma", "9650/3", "hodgkin lymphoma*"),
    ("ganglioneuroma", "9490/0", "ganglioneuroma*"),
    ("neuroblastoma", "9500/3", "neuroblastoma*"),
    ("paraganglioma", "8693/1", "paraganglioma*"),
    (
        "metastatic clear cell renal cell carcinoma",
        "8310/6",
        "clear cell renal cell carcinoma*, clear cell renal carcinoma*, renal clear cell carcinoma*",
    ),
    (
        "metastatic renal cell carcinoma",
        "8312/6",
        "renal cell carcinoma*, renal carcinoma*, renal cell cancer*, renal cancer*, hypernephroma*",
    ),
    ("metastatic clear cell carcinoma", "8310/6", "clear cell carcinoma*"),
    ("metastatic hepatocellular carcinoma", "8170/6", "hepatocellular carcinoma*"),
    ("metastatic cholangiocarcinoma", "8160/6", "cholangiocarcinoma*"),
    (
        "metastatic ductal carcinoma of the breast",
        "8500/6",
        "ductal carcinoma*, invasive ductal carcinoma*, ductal breast carcinoma*",
    ),
    (
        "metastatic lobular carcinoma of the breast",
        "8520/6",
        "lobular carcinoma*, invasive lobular carcinoma*, lobular breast carcinoma*",
    ),
    (
        "metastatic carcinoma of the breast",
        "8010/6",
        "breast carcinoma*, breast cancer*, mammary carcinoma*, carcinoma of the breast, cancer of the breast",
    ),
    (
        "metastatic adenocarcinoma of the prostate",
        "8140/6",
        "prostatic adenocarcinoma*, prostate adenocarcinoma*, prostatic carcinoma*, prostate carcinoma*, prostate cancer*, prostatic cancer*, acinar adenocarcinoma*, adenocarcinoma of the prostate, carcinoma of the prostate",
    ),
    (
        "metastatic adenocarcinoma of the lung",
        "8140/6",
        "lung adenocarcinoma*, pulmonary adenocarcinoma*, adenocarcinoma of the lung, adenocarcinoma of lung",
    ),
    (
        "metastatic small cell carcinoma",
        "8041/6",
        "small cell carcinoma*, small cell lung carcinoma*, small cell lung cancer*",
    ),
    (
        "metastatic non-small cell carcinoma",
        "8046/6",
        "non small cell carcinoma*, non small cell lung carcinoma*, non small cell lung cancer*, nsclc",
    ),
    (
        "metastatic adenocarcinoma of the colorectum",
        "8140/6",
        "colorectal adenocarcinoma*, colonic adenocarcinoma*, colorectal carcinoma*, colorectal cancer*, colon carcinoma*, colon cancer*, rectal adenocarcinoma*, adenocarcinoma of the colon, adenocarcinoma of the rectum",
    ),
    (
        "metastatic carcinoma of the thyroid",
        "8010/6",
        "thyroid carcinoma*, thyroid cancer*, carcinoma of the thyroid",
    ),
    (
        "metastatic follicular carcinoma of the thyroid",
        "8330/6",
        "follicular thyroid carcinoma*, follicular carcinoma*, follicular thyroid cancer*",
    ),
    (
        "metastatic papillary carcinoma of the thyroid",
        "8260/6",
        "papillary thyroid carcinoma*, papillary carcinoma*, papillary thyroid cancer*",
    ),
    (
        "metastatic medullary carcinoma of the thyroid",
        "8345/6",
        "medullary thyroid carcinoma*, medullary carcinoma*",
    ),
    (
        "metastatic urothelial carcinoma",
        "8120/6",
        "urothelial carcinoma*, transitional cell carcinoma*",
    ),
    (
        "metastatic squamous cell carcinoma",
        "8070/6",
        "squamous cell carcinoma*, squamous carcinoma*",
    ),
    ("metastatic neuroendocrine carcinoma", "8246/6", "neuroendocrine carcinoma*"),
    ("metastatic melanoma", "8720/6", "melanoma*"),
    ("metastatic adenocarcinoma", "8140/6", "metastatic adenocarcinoma*, adenocarcinoma metasta*"),
    ("metastatic carcinoma", "8010/6", "metastatic carcinoma*, carcinoma metasta*"),
];

/// Whether a carcinoma of another organ is said to be in the spine: by its spread, by the tissue
/// that was looked at. Where it is but the patient's illness, nothing says that it is here.
fn has_spread(page: &Page<'_>, sentence: &Sentence) -> bool {
    const STEMS: [&str; 9] = [
        "metasta",
        "secondar",
        "biops",
        "histol",
        "histopath",
        "pathol",
        "specimen",
        "immuno",
        "microscop",
    ];
    let says = |at: usize| {
        let word = page.word(at);
        STEMS.iter().any(|s| word.get(..s.len()).is_some_and(|w| w.eq_ignore_ascii_case(s)))
    };
    sentence.section == Section::Pathology || sentence.tokens.clone().any(says)
}

/// Names by the place of their entity in the list.
static NAMES: LazyLock<Trie<u8>> =
    LazyLock::new(|| Trie::new((0..).zip(ENTITIES).map(|(place, (_, _, list))| (place, *list))));

/// The entities that a sentence names.
pub(super) fn entities(
    page: &Page<'_>,
    contexts: &[Context],
    whole: &Sentence,
) -> Vec<(NamedEntity, Range<usize>)> {
    let sentence = &whole.tokens;
    let mut found = Vec::new();
    let text = page.text.plain().as_bytes();
    let mut next = sentence.start;
    for at in sentence.clone() {
        let start = page.tokens[at].start;
        // `myxopapillary ependymoma` names one entity.
        let Some((entity, end)) = NAMES.longest(text, start).filter(|_| at >= next) else {
            continue;
        };
        let (name, code, _) = ENTITIES[usize::from(entity)];
        let last = (at..sentence.end).find(|i| page.tokens[*i].end >= end).unwrap_or(at);
        next = last + 1;
        let is_of_other_organ = code.ends_with("/6");
        let is_past = contexts[at].historical || whole.section == Section::History;
        // `metastases of a carcinoma that was removed years ago` are of now.
        let is_unsaid = is_of_other_organ && !has_spread(page, whole);
        if is_unsaid || is_past && !is_of_other_organ || by_the_way(page, sentence, last) {
            continue;
        }
        let excluded = contexts[at].negated
            || sentence.start < at
                && (at.saturating_sub(8)..at)
                    .any(|i| page.is_word(i, "excluding") || page.is_word(i, "excluded"));
        found.push((NamedEntity { name, code, excluded }, at..last + 1));
    }
    found
}
