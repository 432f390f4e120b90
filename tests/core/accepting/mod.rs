//! From what a report says to a case.

mod deciding;
mod examples;
mod groups;
mod properties;

use spinemap::case::{Case, Id, Source, SourceKind};
use spinemap::edit::accept;
use spinemap::reading::{ProposalGroup, read};

/// A report of a few sentences in which most kinds of proposals occur.
const REPORT: &str = "MRI of the thoracic spine. There is a lytic lesion of the T9 vertebral body \
     and left pedicle, with epidural extension from T8 to T10 and cord compression, ESCC grade 3. \
     The mass measures 4.2 x 3.1 cm. A metastasis in T4 is suspected. T6 and T7 are unremarkable.";

/// Adds a report to a case, and tells its id and what is proposed.
fn with_report(case: &mut Case, kind: SourceKind, text: &str) -> (Id, Vec<ProposalGroup>) {
    let mut source = Source::new(kind, case.sources.iter().map(|source| &source.id));
    source.text = text.into();
    let id = source.id.clone();
    case.sources.push(source);
    (id, read(text).groups())
}

/// A case that has accepted all of a report.
fn accepted(kind: SourceKind, text: &str) -> Case {
    let mut case = Case::new("A");
    accept_all(&mut case, kind, text);
    case
}

fn accept_all(case: &mut Case, kind: SourceKind, text: &str) {
    let (id, groups) = with_report(case, kind, text);
    for group in &groups {
        accept(case, 0, &id, group);
    }
    assert_eq!(spinemap::case::check(case), Ok(()));
}
