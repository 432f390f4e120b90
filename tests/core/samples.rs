//! The sample cases against what their papers state; the expected values were written by hand.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use spinemap::anatomy::Level;
use spinemap::case::{
    AnyOf, Basis, Bounds, Case, Certainty, Choice, Fact, LevelFinding, Number, Sourced, Stain,
    StainResult, TimePoint, Treatment, TreatmentKind, check,
};

const NAMES: [&str; 5] = ["lee", "kjg-2019", "shabani-2025", "sun-2014", "idir-2023"];

fn text(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_cases");
    std::fs::read_to_string(folder.join(name).with_extension("spinecase")).unwrap()
}

fn value(name: &str) -> Value {
    serde_json::from_str(&text(name)).unwrap()
}

fn case(name: &str) -> Case {
    let text = value(name)["case"].to_string();
    let mut reader = serde_json::Deserializer::from_str(&text);
    serde_path_to_error::deserialize(&mut reader).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// `stated`, `inferred`, `stated suspected`.
fn basis<T>(sourced: &Sourced<T>) -> String {
    let certainty = if sourced.certainty == Certainty::Suspected { " suspected" } else { "" };
    format!("{}{certainty}", sourced.basis.label())
}

/// Every value of a fact with its basis: `42 stated | 45 stated`.
fn all<T>(fact: Option<&Fact<T>>, write: impl Fn(&T) -> String) -> String {
    let values = fact.iter().flat_map(|fact| fact.values());
    let written: Vec<_> =
        values.map(|one| format!("{} {}", write(&one.value), basis(one))).collect();
    if written.is_empty() { "not stated".to_owned() } else { written.join(" | ") }
}

fn label<T: Choice>(value: &T) -> String {
    value.label().to_owned()
}

fn shown<T: ToString>(value: &T) -> String {
    value.to_string()
}

fn point<'a>(case: &'a Case, id: &str) -> &'a TimePoint {
    case.time_points.iter().find(|point| point.id.as_str() == id).unwrap()
}

fn level(case: &Case, level: Level) -> &LevelFinding {
    &point(case, "before-surgery").findings.levels[&level]
}

/// The parts of a finding: `body: involved stated`.
fn parts(finding: &LevelFinding) -> Vec<String> {
    finding.parts.iter().map(|(part, fact)| format!("{part}: {}", all(Some(fact), shown))).collect()
}

/// Asserts which levels are marked before surgery and that all of some levels have these parts.
#[track_caller]
fn assert_levels(case: &Case, expected: &[(&[Level], &[&str])]) {
    let levels = &point(case, "before-surgery").findings.levels;
    let marked: BTreeSet<Level> = levels.keys().copied().collect();
    let named: BTreeSet<Level> = expected.iter().flat_map(|(levels, _)| *levels).copied().collect();
    assert_eq!(marked, named, "the levels that are marked");
    for (names, expected) in expected {
        for name in *names {
            assert_eq!(parts(&levels[name]), *expected, "{name}");
        }
    }
}

fn canal(finding: &LevelFinding) -> String {
    all(finding.canal.as_ref(), |canal| {
        let from = canal.from.map_or(String::new(), |from| format!(" from {}", from.label()));
        format!("{}{from}", canal.state.label())
    })
}

fn escc(finding: &LevelFinding) -> String {
    all(finding.escc.as_ref(), Bounds::to_string)
}

fn yes<T: Choice>(fact: Option<&Fact<T>>) -> String {
    all(fact, label)
}

/// The acts that are done at levels or discs: `laminectomy: T7, T8 stated`.
fn overlay(case: &Case) -> Vec<String> {
    let mut lines = Vec::new();
    for treatment in case.treatments.iter().filter(|treatment| treatment.is_given()) {
        match &treatment.kind {
            TreatmentKind::Surgery(surgery) => {
                for act in &surgery.acts {
                    let kinds: Vec<_> =
                        act.kind.values().iter().map(|one| one.value.label()).collect();
                    let kinds = kinds.join(" or ");
                    if act.levels.is_some() {
                        lines.push(format!("{kinds}: {}", all(act.levels.as_ref(), shown)));
                    }
                    for level in &act.discs {
                        lines.push(format!("{kinds}: {level}/{}", level.below().unwrap()));
                    }
                }
            }
            TreatmentKind::Radiotherapy(radiation) if radiation.levels.is_some() => {
                lines.push(format!("radiotherapy: {}", all(radiation.levels.as_ref(), shown)));
            }
            _ => {}
        }
    }
    lines
}

/// When the time points are: `index-surgery 3 mo stated`.
fn times(case: &Case) -> Vec<String> {
    let when = |point: &TimePoint| {
        all(point.when.as_ref(), |when| format!("{} {}", when.anchor, when.offset))
    };
    case.time_points.iter().map(|point| format!("{}: {}", point.id, when(point))).collect()
}

fn statuses(case: &Case) -> Vec<String> {
    let status = |one: &TimePoint| all(one.disease_status.as_ref(), |status| code(status.label()));
    case.time_points
        .iter()
        .filter(|point| point.disease_status.is_some())
        .map(|point| format!("{}: {}", point.id, status(point)))
        .collect()
}

/// `NED: no evidence of disease` → `NED`.
fn code(label: &str) -> String {
    label.split(':').next().unwrap_or(label).to_owned()
}

fn tumours(case: &Case) -> Vec<String> {
    let line = |tumour: &spinemap::case::Tumour| {
        let from = tumour.from.as_ref().map_or(String::new(), |from| format!(" of {from}"));
        let sizes: Vec<String> = tumour
            .sizes
            .iter()
            .map(|size| {
                let diameters: Vec<_> = size.value().diameters.iter().map(shown).collect();
                format!(", {} cm {}", diameters.join("×"), size.value().method.label())
            })
            .collect();
        let site = tumour.site.value().region.label();
        format!("{site}: {}{from}{}", yes(tumour.role.as_ref()), sizes.concat())
    };
    case.tumours.iter().map(line).collect()
}

fn masses(case: &Case) -> Vec<String> {
    let masses = case.time_points.iter().flat_map(|point| &point.findings.masses);
    masses
        .flat_map(|mass| &mass.sizes)
        .map(|size| {
            let diameters: Vec<_> = size.value().diameters.iter().map(shown).collect();
            let about = if size.value().approximate { "about " } else { "" };
            format!("{about}{} cm {}", diameters.join("×"), size.value().method.label())
        })
        .collect()
}

/// The stains of a specimen: `SMA + 3+ strong`.
fn stains(case: &Case, id: &str) -> Vec<String> {
    let specimen = case.specimens.iter().find(|specimen| specimen.id.as_str() == id).unwrap();
    let line = |stain: &Stain| {
        let staining = stain.result.value();
        let result = match staining.result {
            StainResult::Positive => "+",
            StainResult::Negative => "-",
            StainResult::Equivocal => "±",
            StainResult::NotDone => "not done",
        };
        let intensity = staining.intensity.map_or(String::new(), |one| format!(" {}", one.label()));
        let percent = staining.percent.map_or(String::new(), |one| format!(" {one} %"));
        assert_eq!(stain.result.shown().basis, Basis::Stated, "{}", stain.marker);
        format!("{} {result}{intensity}{percent}", stain.marker)
    };
    specimen.stains.iter().map(line).collect()
}

fn frankel(case: &Case) -> Vec<String> {
    let grades = |point: &TimePoint| all(point.neurology.frankel.as_ref(), AnyOf::to_string);
    case.time_points
        .iter()
        .filter(|point| point.neurology.frankel.is_some())
        .map(|point| format!("{}: {}", point.id, grades(point)))
        .collect()
}

fn diagnoses(case: &Case) -> Vec<String> {
    let line = |diagnosis: &spinemap::case::Diagnosis| {
        let entity = all(Some(&diagnosis.entity), |entity| {
            entity.morphology.as_ref().map_or(String::new(), shown)
        });
        let topography = all(diagnosis.topography.as_ref(), shown);
        format!("{}: {entity}; {topography}", diagnosis.tumour)
    };
    case.diagnoses.iter().map(line).collect()
}

fn treatment<'a>(case: &'a Case, id: &str) -> &'a Treatment {
    case.treatments.iter().find(|treatment| treatment.id.as_str() == id).unwrap()
}

/// What became of each treatment: `chemotherapy: not given`.
fn fates(case: &Case) -> Vec<String> {
    let line = |one: &Treatment| format!("{}: {}", one.id, one.status.value().label());
    case.treatments.iter().map(line).collect()
}

/// What was removed: extent, R and Enneking margin.
fn margin(case: &Case, id: &str) -> String {
    let TreatmentKind::Surgery(surgery) = &treatment(case, id).kind else { panic!("{id}") };
    format!(
        "{}; {}; {}",
        yes(surgery.extent.as_ref()),
        all(surgery.residual.as_ref(), AnyOf::to_string),
        all(surgery.enneking.as_ref(), AnyOf::to_string)
    )
}

fn radiation(case: &Case, id: &str) -> String {
    let TreatmentKind::Radiotherapy(given) = &treatment(case, id).kind else { panic!("{id}") };
    let dose = all(given.dose.as_ref(), shown);
    let fractions = all(given.fractions.as_ref(), shown);
    let duration =
        all(given.duration.as_ref(), |one| format!("{} {}", one.amount, one.unit.label()));
    format!("{dose} Gy, {fractions} fractions, {duration}")
}

/// `doxorubicin 25 mg/m² days [1, 2, 3]; every 28 days × 6`.
fn regimen(case: &Case, id: &str) -> String {
    let TreatmentKind::Systemic(given) = &treatment(case, id).kind else { panic!("{id}") };
    let drugs: Vec<_> = given
        .drugs
        .iter()
        .map(|drug| {
            let dose = drug.dose.as_ref().map_or(String::new(), |dose| {
                format!(" {} {}", dose.value().amount, dose.value().unit.label())
            });
            let days = drug.days.as_ref().map(Fact::value);
            format!(
                "{}{dose}{}",
                drug.name.value(),
                days.map_or(String::new(), |d| format!(" days {d:?}"))
            )
        })
        .collect();
    let number = |fact: Option<&Fact<spinemap::case::Quantity>>| {
        fact.map_or("not stated".to_owned(), |fact| fact.value().to_string())
    };
    format!(
        "{}; every {} days × {}",
        drugs.join(" + "),
        number(given.cycle_length.as_ref()),
        number(given.cycles.as_ref())
    )
}

fn age(case: &Case) -> String {
    all(case.patient.age.as_ref(), shown)
}

fn sex(case: &Case) -> String {
    yes(case.patient.sex.as_ref())
}

use Level::{C2, C3, C4, C5, C6, C7, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11};

#[test]
fn lee() {
    let case = case("lee");
    assert_eq!((age(&case).as_str(), sex(&case).as_str()), ("58 stated", "male stated"));
    assert_levels(
        &case,
        &[(
            &[T7, T8, T9, T10],
            &[
                "body: involved stated suspected",
                "epidural_left: involved inferred",
                "paravertebral_left: involved inferred",
            ],
        )],
    );
    let [span] = &point(&case, "before-surgery").findings.spans[..] else { panic!("one span") };
    assert_eq!((span.first, span.last), (T7, T10));
    assert_eq!(span.reading.label(), "somewhere within");
    let span = &span.finding;
    assert_eq!(parts(span), ["dura: involved stated"]);
    assert_eq!(canal(span), "invaded from left stated");
    assert_eq!(escc(span), "≥2 inferred");
    assert_eq!(yes(span.cord_displacement.as_ref()), "right stated");
    assert_eq!(yes(span.cord_adherence.as_ref()), "tightly adherent stated");
    assert_eq!(overlay(&case), ["laminectomy: T7, T8, T9, T10 stated"]);
    assert_eq!(
        times(&case),
        [
            "presentation: first-presentation 0 mo inferred",
            "before-surgery: first-presentation 3 mo stated",
            "after-surgery: index-surgery after stated",
            "recurrence: index-surgery 2 mo stated",
            "death: index-surgery 3 mo stated",
        ]
    );
    assert_eq!(statuses(&case), ["recurrence: AWD inferred", "death: DOD stated"]);
    let death = &point(&case, "death").events[0];
    assert_eq!(
        all(death.detail.as_ref(), shown),
        "relapse stated | worsening neurology, pneumonia and back wound stated"
    );
    assert_eq!(
        all(death.when.as_ref(), |when| format!("{} {}", when.anchor, when.offset)),
        "first-presentation ~6 mo inferred"
    );
    let recurrence = point(&case, "recurrence");
    assert_eq!(recurrence.events[0].kind.value().label(), "local recurrence");
    assert_eq!(yes(recurrence.events[0].residual_known.as_ref()), "yes inferred");
    assert_eq!(
        frankel(&case),
        [
            "before-surgery: C or D inferred",
            "after-surgery: E inferred",
            "recurrence: A or B inferred"
        ]
    );
    let sensory = point(&case, "before-surgery").neurology.sensory_level.as_ref();
    assert_eq!(all(sensory, shown), "T9 stated");
    assert_eq!(
        tumours(&case),
        [
            "mediastinum: primary stated, 10×10×9 cm CT, 14×10×9 cm gross specimen",
            "vertebra: direct extension stated | metastasis stated suspected of mediastinal",
        ]
    );
    let rest = ["pancytokeratin -", "S100 -", "CD34 -", "CD117 -"];
    let mediastinal = ["SMA + 3+ strong", "vimentin +", "desmin +"];
    assert_eq!(stains(&case, "mediastinal-resection"), [&mediastinal[..], &rest].concat());
    let spinal = ["SMA + 2+ moderate", "vimentin +", "desmin +"];
    assert_eq!(stains(&case, "spinal-fragments"), [&spinal[..], &rest].concat());
    let grade = |at: usize| {
        all(case.specimens[at].grade.as_ref(), |grade| format!("{} {}", grade.grades, grade.mixed))
    };
    assert_eq!(
        [grade(0), grade(1), grade(2)],
        [
            "low grade false stated",
            "low grade or high grade true stated",
            "high grade false stated"
        ]
    );
    assert_eq!(yes(case.specimens[2].atypical_mitoses.as_ref()), "frequent stated");
    assert_eq!(
        diagnoses(&case),
        ["mediastinal: 8890/3 stated; C38.2 inferred", "spinal: 8890/3 stated; not stated"]
    );
    assert_eq!(
        fates(&case),
        [
            "refused-resection: refused",
            "thoracotomy: given",
            "laminectomy: given",
            "radiotherapy: recommended, not given",
            "chemotherapy: not given",
        ]
    );
    assert_eq!(
        all(treatment(&case, "radiotherapy").reason.as_ref(), shown),
        "pneumonia and wound infection stated"
    );
    assert_eq!(margin(&case, "thoracotomy"), "gross total stated; not stated; not stated");
    assert_eq!(
        margin(&case, "laminectomy"),
        "subtotal stated; R2 inferred; intralesional inferred"
    );
    assert_eq!(case.contradictions.len(), 4);
}

#[test]
fn kjg_2019() {
    let case = case("kjg-2019");
    assert_eq!((age(&case).as_str(), sex(&case).as_str()), ("64 stated", "female stated"));
    assert_levels(
        &case,
        &[(
            &[T10],
            &[
                "pedicle_left: involved stated",
                "lamina_left: involved stated",
                "lamina_right: involved stated",
                "epidural: involved stated",
            ],
        )],
    );
    let t10 = level(&case, T10);
    assert_eq!(canal(t10), "invaded stated");
    assert_eq!(escc(t10), "≥2 inferred");
    assert_eq!(yes(t10.cord_compressed.as_ref()), "yes stated");
    assert_eq!(yes(t10.bone_lesion.as_ref()), "not stated");
    assert_eq!(masses(&case), ["3.5 cm CT"]);
    let signal = &point(&case, "before-surgery").findings.masses[0].signal;
    assert_eq!(yes(signal.t2.as_ref()), "heterogeneous, low stated");
    assert!(signal.t1.is_none() && signal.enhancement.is_none());
    assert_eq!(
        overlay(&case),
        [
            "laminectomy: T10 inferred",
            "resection of spinous processes: T9, T10, T11 stated",
            "excision of tumour: T10 inferred",
            "pedicle screws and rods: T9–T11 stated",
            "radiotherapy: T9–T11 stated",
        ]
    );
    assert_eq!(
        times(&case),
        [
            "earlier-visit: first-presentation ~-2 mo stated",
            "presentation: first-presentation 0 mo inferred",
            "before-surgery: index-surgery before inferred",
            "after-surgery: index-surgery after inferred",
            "after-radiotherapy: index-surgery after inferred",
            "liver-progression: chemotherapy-start ~2.07 mo inferred",
            "death: chemotherapy-end 3 mo stated",
        ]
    );
    assert_eq!(
        statuses(&case),
        ["liver-progression: AWD inferred", "death: DUC stated | DOD inferred suspected"]
    );
    let death = &point(&case, "death").events[0];
    assert_eq!(
        all(death.when.as_ref(), |when| format!("{} {}", when.anchor, when.offset)),
        "index-surgery ≥6.5 mo inferred"
    );
    assert_eq!(frankel(&case), ["before-surgery: D inferred"]);
    let sensory = point(&case, "presentation").neurology.sensory_level.as_ref();
    assert_eq!(all(sensory, shown), "T10 stated");
    assert_eq!(
        tumours(&case),
        [
            "vertebra: primary stated | metastasis stated suspected",
            "liver: primary stated | metastasis stated, 2.2 cm CT, 1.4 cm CT",
            "stomach: separate tumour stated, 1×1 cm endoscopy",
            "rectum: separate tumour stated, 0.6 cm endoscopy",
        ]
    );
    let of: Vec<_> = case.tumours[1].sizes.iter().map(|size| size.value().of.clone()).collect();
    assert_eq!(of, ["nodule in segment 4", "nodule in segment 8"].map(|of| Some(of.to_owned())));
    assert_eq!(
        stains(&case, "liver-biopsy"),
        [
            "vimentin +",
            "NSE +",
            "SMA +",
            "desmin +",
            "S100 -",
            "CD117 -",
            "CD34 -",
            "CD68 -",
            "MyoD1 -",
            "Ki-67 + >10 %",
        ]
    );
    assert_eq!(stains(&case, "spinal-resection"), ["SMA +", "vimentin +", "desmin +", "S100 -"]);
    let liver = &case.specimens[1];
    let mitoses = liver.mitoses.as_ref().unwrap().value();
    assert_eq!(mitoses.count.to_string(), "3–4");
    assert_eq!(mitoses.fields.map(Number::get), Some(25.0));
    assert!(mitoses.field_area.is_none() && liver.necrosis.is_none());
    assert_eq!(yes(liver.atypical_mitoses.as_ref()), "none seen stated");
    assert_eq!(
        all(liver.cellularity.as_ref(), Bounds::to_string),
        "moderate–high or severe stated"
    );
    assert_eq!(all(liver.pleomorphism.as_ref(), Bounds::to_string), "≥moderate inferred");
    assert_eq!(all(liver.nuclear_atypia.as_ref(), Bounds::to_string), "moderate stated");
    assert_eq!(
        diagnoses(&case),
        [
            "spinal: 8890/3 stated | 8890/6 stated suspected; C41.2 inferred",
            "liver: 8890/3 stated | 8890/6 stated; C22.0 inferred",
            "stomach: 8140/3 stated; C16.x inferred",
            "rectum: 8210/3 stated; C20.9 inferred",
        ]
    );
    assert_eq!(
        fates(&case),
        [
            "analgesics: given",
            "decompression: given",
            "gastric-surgery: refused",
            "polypectomy: given",
            "radiotherapy: given",
            "first-line: given",
            "second-line: given",
        ]
    );
    assert_eq!(
        margin(&case, "decompression"),
        "gross total stated; not stated; intralesional inferred"
    );
    assert_eq!(radiation(&case, "radiotherapy"), "not stated Gy, not stated fractions, not stated");
    assert_eq!(yes(treatment(&case, "radiotherapy").intent.as_ref()), "palliative stated");
    assert_eq!(
        regimen(&case, "first-line"),
        "dacarbazine 200 mg/m² + doxorubicin 15 mg/m²; every 21 days × 3"
    );
    assert_eq!(
        regimen(&case, "second-line"),
        "cisplatin 25 mg/m² + ifosfamide 1000 mg/m²; every 21 days × 2"
    );
    let negative: Vec<_> = point(&case, "after-surgery")
        .studies
        .iter()
        .filter(|study| yes(study.result.as_ref()) == "negative stated")
        .filter_map(|study| study.region.as_deref())
        .collect();
    assert_eq!(
        negative,
        ["small bowel, capsule", "lung", "breast", "thyroid", "kidney", "genitourinary organs"]
    );
    assert_eq!(case.contradictions.len(), 5);
}

#[test]
fn shabani_2025() {
    let case = case("shabani-2025");
    assert_eq!((age(&case).as_str(), sex(&case).as_str()), ("42 stated", "female stated"));
    assert_levels(
        &case,
        &[(
            &[T5, T6],
            &[
                "body: involved stated",
                "pedicle_left: involved stated",
                "transverse_process_left: involved stated",
                "spinous_process: involved stated",
                "rib_left: involved stated",
                "foramen_left: involved stated",
                "epidural_circumferential: involved inferred",
                "paravertebral_left: involved stated",
                "great_vessel: free stated",
            ],
        )],
    );
    for name in [T5, T6] {
        let finding = level(&case, name);
        assert_eq!(canal(finding), "completely filled stated");
        assert_eq!(escc(finding), "3 stated");
        assert_eq!(yes(finding.bone_lesion.as_ref()), "lytic stated");
        assert_eq!(yes(finding.alignment.as_ref()), "normal inferred");
        assert_eq!(yes(finding.cord_compressed.as_ref()), "yes stated");
    }
    assert_eq!(masses(&case), ["about 8×4×5 cm MRI"]);
    let signal = &point(&case, "before-surgery").findings.masses[0].signal;
    assert_eq!(yes(signal.t1.as_ref()), "low stated");
    assert_eq!(yes(signal.t2.as_ref()), "high stated");
    assert!(signal.enhancement.is_none());
    assert_eq!(
        overlay(&case),
        [
            "laminectomy or partial spondylectomy: T5, T6 stated",
            "debulking: T5, T6 inferred",
            "pedicle screws and rods: T3–T9 stated",
        ]
    );
    assert_eq!(
        times(&case),
        [
            "before-surgery: first-presentation 0 mo inferred",
            "after-surgery: index-surgery after stated",
            "months-6: index-surgery 6 mo stated",
            "months-12: index-surgery 12 mo stated",
            "months-24: index-surgery 24 mo stated",
            "last: index-surgery 60 mo stated | index-surgery 84 mo stated",
        ]
    );
    assert_eq!(
        statuses(&case),
        [
            "months-6: NED stated",
            "months-12: NED stated",
            "months-24: NED stated",
            "last: NED stated"
        ]
    );
    assert_eq!(frankel(&case), ["before-surgery: E inferred"]);
    assert_eq!(tumours(&case), ["vertebra: metastasis stated of uterus", "uterus: primary stated"]);
    assert_eq!(
        yes(case.tumours[0].multiplicity.as_ref()),
        "solitary stated | multiple inferred suspected"
    );
    assert!(case.specimens.iter().all(|specimen| specimen.stains.is_empty()));
    assert_eq!(yes(case.specimens[1].kind.as_ref()), "resection stated | core biopsy stated");
    assert_eq!(
        all(case.specimens[1].mitotic_activity.as_ref(), Bounds::to_string),
        "high or severe stated"
    );
    assert_eq!(
        diagnoses(&case),
        [
            "spinal: 8890/6 stated; C41.2 inferred",
            "uterus: 8890/3 stated | 8890/0 stated; C55.9 inferred | C54.2 inferred suspected",
        ]
    );
    let spinal = &case.diagnoses[0];
    assert_eq!(yes(spinal.metastatic_at_diagnosis.as_ref()), "yes inferred");
    let latency = spinal.latency.as_ref().unwrap().value();
    assert_eq!(latency.amount.to_string(), "12");
    assert_eq!(latency.unit.label(), "years");
    let history = &case.patient.history;
    assert_eq!(all(Some(&history[1].text), shown), "myomectomy stated | hysterectomy stated");
    for item in &history[..2] {
        assert_eq!(item.when.as_ref().unwrap().value().offset.to_string(), "-144 mo");
    }
    assert_eq!(all(Some(&history[2].text), shown), "gravida 2, para 2, no abortion stated");
    assert_eq!(
        fates(&case),
        ["uterine-surgery: given", "surgery: given", "radiotherapy: given", "chemotherapy: given"]
    );
    assert_eq!(margin(&case, "surgery"), "debulking stated; R2 inferred; intralesional inferred");
    assert_eq!(radiation(&case, "radiotherapy"), "not stated Gy, not stated fractions, not stated");
    assert_eq!(regimen(&case, "chemotherapy"), "; every not stated days × not stated");
    assert_eq!(case.contradictions.len(), 3);
}

#[test]
fn sun_2014() {
    let case = case("sun-2014");
    assert_eq!(age(&case), "42 stated | 45 stated");
    assert_eq!(sex(&case), "male stated");
    assert_levels(
        &case,
        &[
            (&[C2, C3, C4, C5, C7, T1, T2], &["unspecified: involved, a focus stated"]),
            (&[C6], &["body: involved, total stated"]),
        ],
    );
    for name in [C2, C3, C4, C5, C6, C7, T1, T2] {
        assert_eq!(yes(level(&case, name).bone_lesion.as_ref()), "lytic stated", "{name}");
        assert!(level(&case, name).canal.is_none(), "{name}");
    }
    let c6 = level(&case, C6);
    assert_eq!(all(c6.collapse.as_ref(), |one| label(&one.class)), "present stated");
    assert_eq!(yes(c6.cord_compressed.as_ref()), "yes stated");
    assert_eq!(escc(c6), "≥2 inferred");
    assert_eq!(yes(c6.compression_cause.as_ref()), "bone inferred");
    let signal = &point(&case, "before-surgery").findings.spans[0].finding.signal;
    assert_eq!(yes(signal.t1.as_ref()), "low stated");
    assert_eq!(yes(signal.t2.as_ref()), "high stated");
    assert_eq!(
        overlay(&case),
        [
            "discectomy: C5/C6",
            "discectomy: C6/C7",
            "corpectomy: C6 stated",
            "cage or strut: C6 inferred",
            "cement augmentation: C5, C7 stated",
            "anterior screws or plate: C5, C7 stated",
        ]
    );
    assert_eq!(
        times(&case),
        [
            "before-surgery: admission 0 mo inferred",
            "after-surgery: index-surgery after stated",
            "months-12: index-surgery 12 mo stated",
            "months-13: index-surgery 13 mo stated",
        ]
    );
    assert_eq!(statuses(&case), ["months-13: AWD inferred"]);
    assert_eq!(frankel(&case), ["before-surgery: D or E inferred"]);
    assert_eq!(
        tumours(&case),
        [
            "vertebra: metastasis stated of thigh",
            "soft tissue of a limb: primary inferred",
            "lung: metastasis stated of thigh",
        ]
    );
    let history = &case.patient.history[0];
    assert_eq!(history.when.as_ref().unwrap().value().offset.to_string(), "-8 mo");
    assert_eq!(stains(&case, "c6-body"), ["desmin +", "SMA +", "S100 -", "CD34 -", "CD56 -"]);
    assert_eq!(
        diagnoses(&case),
        ["spinal: 8890/6 stated; C41.2 inferred", "thigh: 8890/3 stated; C49.2 inferred"]
    );
    assert_eq!(
        fates(&case),
        ["thigh-surgery: given", "surgery: given", "chemotherapy: given", "radiotherapy: given"]
    );
    assert_eq!(margin(&case, "surgery"), "not stated; R2 inferred; intralesional inferred");
    assert_eq!(
        regimen(&case, "chemotherapy"),
        "doxorubicin 25 mg/m² days [1, 2, 3]; every 28 days × 6"
    );
    assert_eq!(
        radiation(&case, "radiotherapy"),
        "50 stated Gy, 25 stated fractions, 5 weeks stated"
    );
    assert_eq!(case.contradictions.len(), 4);
}

#[test]
fn idir_2023() {
    let case = case("idir-2023");
    assert_eq!(age(&case), "36 stated | 35 stated");
    assert_eq!(sex(&case), "male stated");
    assert_levels(
        &case,
        &[(
            &[T3, T4],
            &[
                "lamina_left: involved stated",
                "lamina_right: involved stated",
                "spinous_process: involved stated",
                "epidural_posterior: involved stated",
                "posterior_muscle: involved stated",
            ],
        )],
    );
    for (name, source) in [(T3, "D3"), (T4, "D4")] {
        let finding = level(&case, name);
        assert_eq!(canal(finding), "invaded from posterior stated");
        assert_eq!(escc(finding), "≥2 inferred");
        assert_eq!(yes(finding.compressed_from.as_ref()), "posterior stated");
        assert_eq!(yes(finding.bone_lesion.as_ref()), "lytic stated");
        assert_eq!(finding.source_label.as_deref(), Some(source));
    }
    assert_eq!(masses(&case), ["5.8×3.7 cm MRI", "6×4 cm palpation"]);
    let signal = &point(&case, "before-surgery").findings.masses[0].signal;
    assert_eq!(yes(signal.t1.as_ref()), "intermediate stated");
    assert_eq!(yes(signal.t2.as_ref()), "high stated");
    assert_eq!(yes(signal.enhancement.as_ref()), "heterogeneous stated | homogeneous stated");
    assert_eq!(overlay(&case), ["laminectomy: T1, T2, T3, T4, T5 stated"]);
    assert_eq!(
        times(&case),
        [
            "before-surgery: admission 0 mo inferred",
            "after-surgery: index-surgery after stated",
            "months-6: index-surgery 6 mo inferred",
        ]
    );
    assert_eq!(statuses(&case), ["months-6: NED inferred"]);
    assert_eq!(frankel(&case), ["before-surgery: D or E inferred"]);
    assert_eq!(tumours(&case), ["paraspinal soft tissue: primary stated"]);
    assert_eq!(stains(&case, "excision"), ["desmin +", "SMA +", "h-caldesmon +", "Ki-67 + <50 %"]);
    assert_eq!(diagnoses(&case), ["paraspinal: 8890/3 stated; C49.6 inferred"]);
    assert_eq!(
        fates(&case),
        [
            "surgery: given",
            "rehabilitation: given",
            "radiotherapy: none stated",
            "chemotherapy: none stated",
        ]
    );
    assert_eq!(margin(&case, "surgery"), "not stated; not stated; not stated");
    assert_eq!(case.contradictions.len(), 3);
}

#[test]
fn treated_levels_are_not_marked_as_tumour() {
    let rows =
        [("kjg-2019", &[T9, T11][..]), ("shabani-2025", &[T3, T9]), ("idir-2023", &[T1, T5])];
    for (name, treated) in rows {
        let case = case(name);
        let marked = &point(&case, "before-surgery").findings.levels;
        assert!(treated.iter().all(|level| !marked.contains_key(level)), "{name}");
    }
}

/// Calls `visit` for every object in a value, with its path.
fn walk(value: &Value, path: &str, visit: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(object) => {
            visit(path, value);
            for (key, inner) in object {
                walk(inner, &format!("{path}.{key}"), visit);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                walk(inner, &format!("{path}[{index}]"), visit);
            }
        }
        _ => {}
    }
}

#[test]
fn the_files_are_written_as_the_program_writes_them() {
    let mut ids = BTreeSet::new();
    for name in NAMES {
        let case = case(name);
        check(&case).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert_eq!(case.id.get_version_num(), 4, "{name}");
        assert!(ids.insert(case.id), "{name}");
        let file = value(name);
        assert_eq!((&file["format"], &file["version"]), (&"spinemap-case".into(), &1.into()));
        let inner = serde_json::to_string_pretty(&case).unwrap().replace('\n', "\n  ");
        let head = "{\n  \"format\": \"spinemap-case\",\n  \"version\": 1,\n  \"case\": ";
        assert_eq!(text(name), format!("{head}{inner}\n}}\n"), "{name}");
    }
}

#[test]
fn stated_values_have_evidence_and_inferred_ones_a_reason() {
    for name in NAMES {
        let mut stated = 0;
        walk(&value(name), name, &mut |path, object| match object["basis"].as_str() {
            Some("stated") => {
                stated += 1;
                assert!(object["evidence"].as_array().is_some_and(|e| !e.is_empty()), "{path}");
            }
            Some("inferred") => {
                assert!(object["note"].as_str().is_some_and(|note| !note.is_empty()), "{path}");
            }
            Some(other) => panic!("{path}: {other}"),
            None => {}
        });
        assert!(stated > 50, "{name}: {stated}");
    }
}

#[test]
fn evidence_stands_word_for_word_in_its_source() {
    for name in NAMES {
        let case = case(name);
        let mut used = BTreeSet::new();
        walk(&value(name), name, &mut |path, object| {
            let (Some(words), Some(id)) = (object["words"].as_str(), object["source"].as_str())
            else {
                return;
            };
            let place = |key: &str| usize::try_from(object[key].as_u64().unwrap()).unwrap();
            let (start, end) = (place("start"), place("end"));
            let source = case.sources.iter().find(|source| source.id.as_str() == id).unwrap();
            let there: String = source.text.chars().skip(start).take(end - start).collect();
            assert_eq!(there, words, "{path}");
            used.insert(id.to_owned());
        });
        let sources: BTreeSet<_> =
            case.sources.iter().map(|source| source.id.as_str().to_owned()).collect();
        assert_eq!(used, sources, "{name}: a source that supports nothing");
    }
}

#[test]
fn texts_are_short_retellings_without_names() {
    for name in NAMES {
        let case = case(name);
        let surnames: Vec<&str> = case
            .citation
            .as_deref()
            .unwrap()
            .split(". ")
            .next()
            .unwrap()
            .split(", ")
            .filter_map(|author| author.split(' ').next())
            .collect();
        let total: usize = case.sources.iter().map(|source| source.text.chars().count()).sum();
        assert!(total < 3500, "{name}: {total}");
        for source in &case.sources {
            assert_eq!(source.wording.label(), "paraphrase", "{name} {}", source.id);
            assert!(source.text.chars().count() < 800, "{name} {}", source.id);
            let words: Vec<_> = source.text.split(|c: char| !c.is_alphanumeric()).collect();
            for title in ["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof"].iter().chain(&surnames) {
                assert!(!words.contains(title), "{name} {}: {title}", source.id);
            }
        }
        walk(&value(name), name, &mut |path, object| {
            for key in ["value", "note", "finding", "text"] {
                let long = object[key].as_str().is_some_and(|text| text.chars().count() > 200);
                assert!(!long || path.contains(".sources["), "{path}.{key}");
            }
        });
    }
}
