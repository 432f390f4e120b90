//! Tumour entities by their names, with the morphology of ICD-O-3.2.

use std::ops::Range;
use std::sync::LazyLock;

use super::NamedEntity;
use crate::reading::lexicon::trie::Trie;
use crate::reading::page::Page;
use crate::reading::role::context::Context;

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
    ("metastatic adenocarcinoma", "8140/6", "metastatic adenocarcinoma*, adenocarcinoma metasta*"),
    ("metastatic carcinoma", "8010/6", "metastatic carcinoma*, carcinoma metasta*"),
];

/// Names by the place of their entity in the list.
static NAMES: LazyLock<Trie<u8>> =
    LazyLock::new(|| Trie::new((0..).zip(ENTITIES).map(|(place, (_, _, list))| (place, *list))));

/// The entities that a sentence names.
pub(super) fn entities(
    page: &Page<'_>,
    contexts: &[Context],
    sentence: &Range<usize>,
) -> Vec<(NamedEntity, Range<usize>)> {
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
        let excluded = contexts[at].negated
            || sentence.start < at
                && (at.saturating_sub(8)..at)
                    .any(|i| page.is_word(i, "excluding") || page.is_word(i, "excluded"));
        found.push((NamedEntity { name, code, excluded }, at..last + 1));
    }
    found
}
