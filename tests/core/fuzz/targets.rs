//! What must hold for any bytes; the fuzz targets and the tests that replay their corpus share it.

#![expect(clippy::unwrap_used, reason = "a broken rule is a panic here")]

use spinemap::case::{Case, Source, SourceKind, check};
use spinemap::edit::accept as accept_group;
use spinemap::interchange::{ENDINGS, extract};
use spinemap::reading;
use spinemap::store;

/// A report is read, and every passage lies on its own words.
pub fn read(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let reading = reading::read(text);
    let groups = reading.groups();
    let mentions = reading.mentions.iter().map(|mention| &mention.passage);
    let proposals = reading.proposals.iter().flat_map(|proposal| &proposal.evidence);
    let grouped = groups.iter().flat_map(|group| &group.items).flat_map(|item| &item.evidence);
    let sizes = reading.sizes.iter().map(|(_, passage)| passage);
    let characters: Vec<char> = text.chars().collect();
    for passage in mentions.chain(proposals).chain(grouped).chain(sizes) {
        assert!(passage.start < passage.end, "{passage:?}");
        let words: String = characters.get(passage.start..passage.end).unwrap().iter().collect();
        assert_eq!(words, passage.words);
    }
}

/// All that a report says is accepted into a case, which is valid then and survives saving.
pub fn accept(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let kinds = [SourceKind::Mri, SourceKind::Pathology, SourceKind::Clinical];
    let mut case = Case::new("A");
    let mut source = Source::new(kinds[data.len() % kinds.len()], std::iter::empty());
    source.text = text.into();
    let id = source.id.clone();
    case.sources.push(source);
    for group in reading::read(text).groups() {
        accept_group(&mut case, 0, &id, &group);
    }
    check(&case).unwrap();
    survives_saving(&case);
}

/// A case file is refused, or its case survives saving.
pub fn case_file(data: &[u8]) {
    match store::parse(data) {
        Ok(opened) if !opened.is_read_only() => survives_saving(&opened.case),
        Ok(_) => {}
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// A file gives reports that say something, or a sentence why not.
pub fn report_file(data: &[u8]) {
    let ending = data.first().map_or("", |byte| ENDINGS[usize::from(*byte) % ENDINGS.len()]);
    for name in ["report", &format!("report.{ending}")] {
        match extract(data, name) {
            Ok(reports) => {
                assert!(!reports.is_empty());
                for report in reports {
                    assert!(!report.text.trim().is_empty());
                    assert!(report.text.len() <= Source::MAX_TEXT);
                    assert!(!report.is_the_file || report.text.as_bytes() == data);
                }
            }
            Err(fault) => assert!(!fault.to_string().is_empty()),
        }
    }
}

fn survives_saving(case: &Case) {
    let bytes = store::to_bytes(case).unwrap();
    let again = store::parse(&bytes).unwrap();
    assert_eq!(again.case, *case);
    assert_eq!(store::to_bytes(&again.case).unwrap(), bytes);
}
