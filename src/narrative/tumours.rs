//! Tumours as a whole: where they lie, how large they are, what else is said of them.

use super::imaging::{place, size};
use super::phrase::{apart, are_several, listed, sentence, told, within, written};
use crate::case::{Choice as _, Region, Site, Tumour};

/// What is said of a tumour as a whole.
pub fn tumour(tumour: &Tumour) -> Vec<String> {
    let name = within(&tumour.label);
    let (it, were) = if are_several(&name) { ("they", "were") } else { ("it", "was") };
    let mut said = Vec::new();
    let site = told(&tumour.site, |site| where_it_lies(site, &name));
    if !site.is_empty() {
        said.push(format!("lay {site}"));
    }
    let sizes: Vec<String> = tumour.sizes.iter().map(size).collect();
    if !sizes.is_empty() {
        said.push(format!("measured {}", listed(&sizes)));
    }
    if let Some(fact) = &tumour.multiplicity {
        said.push(format!("{were} {}", told(fact, |value| value.label().to_owned())));
    }
    if !tumour.description.is_empty() {
        let words: Vec<String> = tumour.description.iter().map(written).collect();
        said.push(format!("{were} described as {}", listed(&words)));
    }
    let told_of = match apart(said) {
        (stated, inferred) if inferred.is_empty() && stated.is_empty() => None,
        (stated, inferred) if inferred.is_empty() => {
            sentence(&format!("the {name} {}", listed(&stated)))
        }
        (stated, inferred) if stated.is_empty() => {
            sentence(&format!("by inference, the {name} {}", listed(&inferred)))
        }
        (stated, inferred) => sentence(&format!(
            "the {name} {}; by inference, {it} {}",
            listed(&stated),
            listed(&inferred)
        )),
    };
    told_of.into_iter().chain(negative(tumour, &name)).collect()
}

/// What was looked for and not found: `There was no vascular invasion.`
fn negative(tumour: &Tumour, name: &str) -> Option<String> {
    let findings: Vec<String> = tumour.negative_findings.iter().map(written).collect();
    if findings.is_empty() {
        return None;
    }
    if findings.iter().all(|finding| finding.starts_with("no ")) {
        return sentence(&format!("there was {}", listed(&findings)));
    }
    sentence(&format!("negative findings of the {name}: {}", listed(&findings)))
}

/// Where a tumour lies; nothing where its name has said it.
fn where_it_lies(site: &Site, name: &str) -> String {
    let levels = match (site.first, site.last) {
        (Some(first), last) => place("at", first, last.unwrap_or(first)),
        _ => String::new(),
    };
    let several = site.first.is_some() && site.last.is_some_and(|last| Some(last) != site.first);
    let region = match site.region {
        Region::Vertebra if several => "vertebrae",
        region => region.label(),
    };
    let words = match (site.region, site.place.as_deref().map(str::trim)) {
        (Region::Unknown, None) if levels.is_empty() => "at a site that is not known".to_owned(),
        (Region::Other, None) if levels.is_empty() => "at another site".to_owned(),
        (Region::Unknown | Region::Other, None) => String::new(),
        (Region::Unknown | Region::Other, Some(place)) => format!("in the {place}"),
        (_, Some(place)) => format!("in the {region} ({})", within(place)),
        (_, None) if name.contains(site.region.label()) => String::new(),
        (_, None) => format!("in the {region}"),
    };
    let words: Vec<String> =
        [words, levels].into_iter().filter(|words| !words.is_empty()).collect();
    words.join(" ")
}
