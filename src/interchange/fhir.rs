//! Reports in FHIR R4: a `DiagnosticReport`, or a `Bundle` that holds some.
//!
//! A report is in its presented form, an attachment in another format, or in its narrative; values
//! that are words and the conclusion are added where they are not in it. Attachments that are only
//! linked are left out: nothing is fetched. No name of a person is taken from any other field.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::{ReportFault, extract, html};

/// How many reports of a bundle are taken.
const MOST: usize = 200;

/// The texts of the reports in a JSON document.
///
/// # Errors
/// It is no JSON, no report, or its reports hold no text.
pub fn texts(json: &str) -> Result<Vec<String>, ReportFault> {
    let document: Value =
        serde_json::from_str(json).map_err(|_| ReportFault::Damaged("JSON file"))?;
    if document["format"] == "spinemap-case" {
        return Err(ReportFault::ACase);
    }
    let resources: Vec<&Value> = match document["resourceType"].as_str() {
        Some("DiagnosticReport") => vec![&document],
        Some("Bundle") => list(&document["entry"]).map(|entry| &entry["resource"]).collect(),
        _ => return Err(ReportFault::NotFhir),
    };
    let is_report = |resource: &&&Value| resource["resourceType"] == "DiagnosticReport";
    let reports: Vec<&Value> = resources.iter().filter(is_report).take(MOST).copied().collect();
    if reports.is_empty() {
        return Err(ReportFault::NotFhir);
    }
    let mut texts = Vec::new();
    let mut fault = ReportFault::Empty;
    for report in reports {
        match text(report, &document) {
            Ok(text) if !text.trim().is_empty() => texts.push(text),
            Ok(_) => {}
            Err(other) => fault = other,
        }
    }
    if texts.is_empty() { Err(fault) } else { Ok(texts) }
}

/// The text of one report.
fn text(report: &Value, document: &Value) -> Result<String, ReportFault> {
    let mut whole = Whole::default();
    let mut fault = None;
    for form in list(&report["presentedForm"]) {
        match attachment(form) {
            // Further forms say the same in another format.
            Ok(Some(text)) => {
                whole.add(&text);
                fault = None;
                break;
            }
            Ok(None) => {}
            Err(why) => fault = Some(why),
        }
    }
    if let Some(narrative) = report["text"]["div"].as_str() {
        whole.add(&html::text(narrative));
    }
    for reference in list(&report["result"]) {
        let observation = reference["reference"].as_str().and_then(|to| find(to, report, document));
        for words in observation.into_iter().flat_map(observed) {
            whole.add(words);
        }
    }
    if let Some(conclusion) = report["conclusion"].as_str() {
        whole.add(conclusion);
    }
    match fault {
        Some(fault) if whole.text.is_empty() => Err(fault),
        _ => Ok(whole.text),
    }
}

/// A text that is put together from pieces, of which some say again what others said.
#[derive(Default)]
struct Whole {
    text: String,
    /// The words so far with one space between them.
    words: String,
}

impl Whole {
    fn add(&mut self, piece: &str) {
        let words = piece.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() || self.words.contains(&words) {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
            self.words.push(' ');
        }
        self.text.push_str(piece.trim_end());
        self.words.push_str(&words);
    }
}

/// The text of an attachment; none where it is only linked.
fn attachment(form: &Value) -> Result<Option<String>, ReportFault> {
    let Some(data) = form["data"].as_str() else { return Ok(None) };
    let packed: String = data.chars().filter(|c| !c.is_whitespace()).collect();
    let bytes = STANDARD.decode(packed).map_err(|_| ReportFault::Damaged("attachment"))?;
    let kind = form["contentType"].as_str().unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let name = match kind {
        "text/html" | "application/xhtml+xml" => "attachment.html",
        "application/json" | "application/fhir+json" => return Ok(None),
        _ if kind.starts_with("image/") => return Ok(None),
        _ => "attachment",
    };
    let report = extract(&bytes, name)?.into_iter().next();
    Ok(report.map(|report| report.text))
}

/// The resource that is referred to, contained in the report or beside it in the bundle.
fn find<'a>(reference: &str, report: &'a Value, document: &'a Value) -> Option<&'a Value> {
    if let Some(id) = reference.strip_prefix('#') {
        return list(&report["contained"]).find(|resource| resource["id"] == id);
    }
    let entry = list(&document["entry"]).find(|entry| {
        let resource = &entry["resource"];
        let kind = resource["resourceType"].as_str().unwrap_or_default();
        let id = resource["id"].as_str().unwrap_or_default();
        entry["fullUrl"] == reference || reference.strip_prefix(kind) == Some(&format!("/{id}"))
    })?;
    Some(&entry["resource"])
}

/// What an observation says in words.
fn observed(observation: &Value) -> impl Iterator<Item = &str> {
    let parts = list(&observation["component"]);
    let values = std::iter::once(observation).chain(parts);
    let said = values.filter_map(|value| value["valueString"].as_str());
    said.chain(list(&observation["note"]).filter_map(|note| note["text"].as_str()))
}

/// The items of a list; none where it is none.
fn list(value: &Value) -> std::slice::Iter<'_, Value> {
    value.as_array().map(Vec::as_slice).unwrap_or_default().iter()
}
