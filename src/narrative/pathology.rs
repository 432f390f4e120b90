//! Specimens and diagnoses.

use super::phrase::{
    apart, are_several, article, by_inference, followed, inside, plain, sentence, shown, told,
    weighed, within, written,
};
use super::times::when;
use crate::case::{
    Bounds, Case, Choice as _, Degree, Diagnosis, Fact, Frequency, Margin, Method, NecrosisClass,
    Role, Specimen, SpecimenKind, Stain, StainResult, Staining, StatedGrade, YesNo,
};

pub fn sentences(case: &Case) -> Vec<String> {
    let mut told: Vec<String> =
        case.specimens.iter().flat_map(|specimen| of_specimen(case, specimen)).collect();
    told.extend(case.diagnoses.iter().filter_map(|diagnosis| of_diagnosis(case, diagnosis)));
    told
}

fn of_specimen(case: &Case, specimen: &Specimen) -> Vec<String> {
    let label = within(&specimen.label);
    let name = format!("the {label}{}", head(case, specimen, &label));
    // `fragments`, `slides`: the label of several pieces.
    let (was, it) = if are_several(&label) { ("were", "they") } else { ("was", "it") };
    let said = [
        specimen.gross.as_ref().map(|fact| format!("{was} described grossly as {}", written(fact))),
        specimen.microscopy.as_ref().map(|fact| format!("showed {}", shown(&written(fact)))),
        specimen
            .conclusion
            .as_ref()
            .map(|fact| format!("{was} reported as {}", shown(&written(fact)))),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    let mut told_of = Vec::new();
    if !said.is_empty() {
        told_of.extend(sentence(&format!("{name} {}", said.join(&format!("; {it} ")))));
    }
    let grade = specimen.grade.as_ref().map(|fact| format!("{it} {was} graded as {}", grade(fact)));
    let measured: Vec<String> = grade.into_iter().chain(measures(specimen)).collect();
    let details = sentence(&weighed(measured)).into_iter().chain(stains(&specimen.stains));
    let mut details: Vec<String> = details.chain(margin(&specimen.margin)).collect();
    if said.is_empty() {
        // What follows says of what it is told.
        let Some(first) = details.first_mut() else {
            return sentence(&format!("No findings of {name} are stated")).into_iter().collect();
        };
        let words = within(first);
        let words = match words.strip_prefix(&format!("{it} ")) {
            Some(graded) => format!("{name} {graded}"),
            None => format!("in {name}, {words}"),
        };
        *first = sentence(&words).unwrap_or_default();
    }
    told_of.extend(details);
    told_of
}

/// How and when a specimen was taken, in brackets: `(resection, by inference taken at surgery)`.
fn head(case: &Case, specimen: &Specimen, label: &str) -> String {
    let kind = specimen.kind.as_ref().map(|fact| told(fact, |kind| kind.label().to_owned()));
    // A `frozen section` need not be called so again.
    let kind = kind.filter(|kind| plain(kind).as_ref().unwrap_or(kind) != label);
    let kind = kind.map(|kind| match plain(&kind) {
        Some(kind) if kind != SpecimenKind::Curettage.label() => {
            format!("{} {kind} (inferred)", article(&kind))
        }
        _ => kind,
    });
    let taken = specimen.when.as_ref().map(|fact| format!("taken {}", when(case, fact)));
    let therapy = specimen.after_therapy.as_ref().map(|fact| {
        told(fact, |yes| match yes {
            YesNo::Yes => "after therapy".to_owned(),
            YesNo::No => "before any therapy".to_owned(),
        })
    });
    let (mut stated, inferred) = apart([kind, taken, therapy].into_iter().flatten().collect());
    if !inferred.is_empty() {
        stated.push(format!("by inference {}", inferred.join(" ")));
    }
    if stated.is_empty() { String::new() } else { format!(" ({})", inside(&stated.join(", "))) }
}

fn margin(margin: &Margin) -> Vec<String> {
    let any = |words: Vec<&str>| words.join(" or ");
    let margins: Vec<String> = [
        margin.residual.as_ref().map(|fact| {
            let words = told(fact, |set| any(set.values().iter().map(|v| v.label()).collect()));
            format!("residual tumour was {words}")
        }),
        margin.enneking.as_ref().map(|fact| {
            let words = told(fact, |set| any(set.values().iter().map(|v| v.label()).collect()));
            format!("the margin was {words}")
        }),
        margin
            .distance
            .as_ref()
            .map(|fact| format!("it was clear by {}", told(fact, |mm| format!("{mm} mm")))),
    ]
    .into_iter()
    .flatten()
    .collect();
    sentence(&weighed(margins)).into_iter().collect()
}

fn grade(fact: &Fact<StatedGrade>) -> String {
    told(fact, |grade| {
        let joint = if grade.mixed { " and " } else { " or " };
        let grades: Vec<&str> = grade.grades.values().iter().map(|g| g.label()).collect();
        format!("{} ({})", grades.join(joint), grade.system.label())
    })
}

fn measures(specimen: &Specimen) -> Vec<String> {
    [
        specimen.mitoses.as_ref().map(|fact| {
            let words = told(fact, |count| {
                let fields = count.fields.map_or(String::new(), |n| format!(" in {n} fields"));
                let area = count.field_area.map_or(String::new(), |mm| format!(" of {mm} mm²"));
                format!("{}{fields}{area}", count.count)
            });
            format!("mitoses numbered {words}")
        }),
        specimen
            .mitotic_activity
            .as_ref()
            .map(|fact| format!("mitotic activity was {}", told(fact, |bounds| degree(*bounds)))),
        specimen.atypical_mitoses.as_ref().map(|fact| {
            told(fact, |frequency| match frequency {
                Frequency::None => "no atypical mitoses were seen".to_owned(),
                frequency => format!("atypical mitoses were {}", frequency.label()),
            })
        }),
        specimen.necrosis.as_ref().map(|fact| {
            told(fact, |necrosis| match (necrosis.class, necrosis.percent) {
                (_, Some(percent)) => format!("necrosis took {percent} %"),
                (NecrosisClass::None, None) => "there was no necrosis".to_owned(),
                (NecrosisClass::Present, None) => "there was necrosis".to_owned(),
                (class, None) => format!("necrosis took {}", class.label()),
            })
        }),
        specimen.differentiation.as_ref().map(|fact| {
            let words = told(fact, |set| {
                set.values().iter().map(|v| v.label()).collect::<Vec<_>>().join(" or ")
            });
            format!("differentiation was {words}")
        }),
        specimen
            .cellularity
            .as_ref()
            .map(|fact| format!("cellularity was {}", told(fact, |bounds| degree(*bounds)))),
        specimen
            .pleomorphism
            .as_ref()
            .map(|fact| format!("pleomorphism was {}", told(fact, |bounds| degree(*bounds)))),
        specimen
            .nuclear_atypia
            .as_ref()
            .map(|fact| format!("nuclear atypia was {}", told(fact, |bounds| degree(*bounds)))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// `moderate`, `low to high`, `at least moderate`.
fn degree(bounds: Bounds<Degree>) -> String {
    let word = |degree: Degree| degree.label().split(" or ").next().unwrap_or_default();
    match (bounds.min(), bounds.max()) {
        (Some(one), Some(other)) if one == other => word(one).to_owned(),
        (Some(low), Some(high)) => format!("{} to {}", word(low), word(high)),
        (Some(low), None) => format!("at least {}", word(low)),
        (None, Some(high)) => format!("at most {}", word(high)),
        (None, None) => String::new(),
    }
}

/// Stains by method and result: `Immunohistochemistry was positive for SMA (strong) and desmin and
/// negative for S100`.
fn stains(stains: &[Stain]) -> Vec<String> {
    let mut told_of = Vec::new();
    for method in Method::ALL {
        let of_method: Vec<&Stain> =
            stains.iter().filter(|stain| stain.method == *method).collect();
        let mut groups = Vec::new();
        for result in StainResult::ALL {
            let shown = of_method.iter().filter(|stain| stain.result.value().result == *result);
            let names: Vec<String> = shown.map(|stain| marker(stain)).collect();
            if !names.is_empty() {
                groups.push(format!("{} for {}", result.label(), joined(&names)));
            }
        }
        if !groups.is_empty() {
            told_of.extend(sentence(&format!("{} was {}", method.label(), groups.join("; "))));
        }
    }
    told_of
}

/// Markers keep their commas within brackets, so that they can be listed plainly.
fn joined(names: &[String]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

fn marker(stain: &Stain) -> String {
    let name = stain.marker.trim();
    let detail = told(&stain.result, details);
    let detail = detail.trim();
    match detail.is_empty() {
        true => name.to_owned(),
        false if detail.starts_with('(') => format!("{name} {detail}"),
        false => format!("{name} ({detail})"),
    }
}

fn details(staining: &Staining) -> String {
    let parts = [
        staining.intensity.map(|value| {
            value.label().split_once(' ').map_or(value.label(), |(_, word)| word).to_owned()
        }),
        staining.extent.map(|value| value.label().to_owned()),
        staining.percent.map(|percent| format!("{percent} %")),
        staining.pattern.map(|value| value.label().to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What a tumour is taken for.
const fn regarded(role: Role) -> &'static str {
    match role {
        Role::Primary => "a primary tumour",
        Role::Metastasis => "a metastasis",
        Role::DirectExtension => "a direct extension",
        Role::SeparateTumour => "a separate tumour",
    }
}

fn of_diagnosis(case: &Case, diagnosis: &Diagnosis) -> Option<String> {
    let tumour = case.tumours.iter().find(|tumour| tumour.id == diagnosis.tumour);
    let name = tumour.map_or_else(|| "tumour".to_owned(), |tumour| within(&tumour.label));
    let entity = told(&diagnosis.entity, |entity| {
        let code = entity.morphology.as_ref().map(|code| {
            let edition = entity.icdo_version.map_or("ICD-O-3, edition not stated", |v| v.label());
            format!(" [{code}, {edition}]")
        });
        format!("{}{}", within(entity.name.trim()), code.unwrap_or_default())
    });
    let mut clauses = Vec::new();
    if let Some(fact) = tumour.and_then(|tumour| tumour.role.as_ref()) {
        let from = tumour.and_then(|tumour| tumour.from.as_ref());
        let from = from.and_then(|id| case.tumours.iter().find(|tumour| tumour.id == *id));
        let from = from.map_or(String::new(), |from| format!(" of the {}", within(&from.label)));
        let role = told(fact, |role| {
            let of = if role == fact.value() { from.as_str() } else { "" };
            format!("{}{of}", regarded(*role))
        });
        // That a “metastasis” is one has been said.
        if !(role == "a metastasis" && name.contains("metastas")) {
            clauses.push(format!("it was regarded as {role}"));
        }
    }
    clauses.extend(
        diagnosis
            .topography
            .as_ref()
            .map(|fact| format!("its topography was {}", told(fact, ToString::to_string))),
    );
    clauses.extend(diagnosis.metastatic_at_diagnosis.as_ref().map(|fact| {
        let words_of = told(fact, |yes| match yes {
            YesNo::Yes => "metastatic at diagnosis".to_owned(),
            YesNo::No => "not metastatic at diagnosis".to_owned(),
        });
        format!("the disease was {words_of}")
    }));
    clauses.extend(
        diagnosis
            .latency
            .as_ref()
            .map(|fact| format!("the latency was {}", told(fact, ToString::to_string))),
    );
    let words = format!("the diagnosis of the {name} was {}", by_inference(&entity));
    sentence(&followed(&words, clauses))
}
