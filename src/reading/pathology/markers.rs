//! The markers of immunohistochemistry by all their names.

use std::sync::LazyLock;

use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;

/// Usual names, each with how it is written, in small letters without spaces and hyphens.
const MARKERS: &[(&str, &[&str])] = &[
    (
        "SMA",
        &[
            "sma",
            "asma",
            "alphasma",
            "αsma",
            "smoothmuscleactin",
            "alphasmoothmuscleactin",
            "αsmoothmuscleactin",
            "asmoothmuscleactin",
            "actinsmoothmuscle",
            "1a4",
        ],
    ),
    ("MSA", &["msa", "musclespecificactin", "hhf35"]),
    ("desmin", &["desmin"]),
    ("h-caldesmon", &["hcaldesmon", "caldesmon", "highmolecularweightcaldesmon"]),
    ("calponin", &["calponin"]),
    ("smooth muscle myosin", &["smoothmusclemyosin", "smms", "smoothmusclemyosinheavychain"]),
    ("vimentin", &["vimentin"]),
    ("myogenin", &["myogenin"]),
    ("MyoD1", &["myod1"]),
    ("S-100", &["s100", "s100protein"]),
    ("SOX10", &["sox10"]),
    ("HMB-45", &["hmb45"]),
    ("Melan-A", &["melana", "mart1"]),
    (
        "pancytokeratin",
        &[
            "pancytokeratin",
            "panck",
            "pankeratin",
            "ae1/ae3",
            "ae1ae3",
            "ckae1/ae3",
            "ckae1ae3",
            "cytokeratinae1/ae3",
            "cytokeratinae1ae3",
            "ckpan",
            "pancytokeratinae1/ae3",
        ],
    ),
    ("cytokeratin", &["cytokeratin", "cytokeratins", "keratin", "keratins", "ck"]),
    ("CAM5.2", &["cam5.2", "cam52"]),
    ("CK7", &["ck7", "cytokeratin7"]),
    ("CK20", &["ck20", "cytokeratin20"]),
    ("CK5/6", &["ck5/6", "cytokeratin5/6"]),
    ("CK19", &["ck19", "cytokeratin19"]),
    ("EMA", &["ema", "epithelialmembraneantigen"]),
    ("TTF-1", &["ttf1", "thyroidtranscriptionfactor1"]),
    ("napsin A", &["napsina", "napsin"]),
    ("thyroglobulin", &["thyroglobulin"]),
    ("PSA", &["psa", "prostatespecificantigen"]),
    ("NKX3.1", &["nkx3.1", "nkx31"]),
    ("PAX8", &["pax8"]),
    ("GATA3", &["gata3"]),
    ("CDX2", &["cdx2"]),
    ("ER", &["er", "estrogenreceptor", "oestrogenreceptor", "estrogenreceptors"]),
    ("PR", &["pr", "pgr", "progesteronereceptor", "progesteronereceptors"]),
    ("HER2", &["her2", "her2/neu", "her2neu", "cerbb2", "cerbb-2"]),
    ("p53", &["p53"]),
    ("p63", &["p63"]),
    ("p40", &["p40"]),
    ("p16", &["p16"]),
    ("CD1a", &["cd1a"]),
    ("langerin", &["langerin", "cd207"]),
    ("CD3", &["cd3"]),
    ("CD10", &["cd10"]),
    ("CD20", &["cd20"]),
    ("CD30", &["cd30"]),
    ("CD31", &["cd31"]),
    ("CD34", &["cd34"]),
    ("CD38", &["cd38"]),
    ("CD45", &["cd45", "lca", "leukocytecommonantigen"]),
    ("CD56", &["cd56"]),
    ("CD68", &["cd68"]),
    ("CD79a", &["cd79a"]),
    ("CD99", &["cd99", "mic2"]),
    ("CD117", &["cd117", "ckit", "kit"]),
    ("CD4", &["cd4"]),
    ("CD5", &["cd5"]),
    ("CD8", &["cd8"]),
    ("CD15", &["cd15"]),
    ("CD21", &["cd21"]),
    ("CD23", &["cd23"]),
    ("CD43", &["cd43"]),
    ("CD163", &["cd163"]),
    ("MPO", &["mpo", "myeloperoxidase"]),
    ("TdT", &["tdt"]),
    ("PAX5", &["pax5"]),
    ("PAX7", &["pax7"]),
    ("c-MYC", &["cmyc", "myc"]),
    ("lysozyme", &["lysozyme"]),
    ("OLIG2", &["olig2"]),
    ("PHOX2B", &["phox2b"]),
    ("IDH1 R132H", &["idh1r132h", "idh1"]),
    ("ATRX", &["atrx"]),
    ("NeuN", &["neun"]),
    ("H3K27M", &["h3k27m"]),
    ("H3K36M", &["h3k36m"]),
    ("FOS", &["fos", "cfos"]),
    ("FOSB", &["fosb"]),
    ("CAMTA1", &["camta1"]),
    ("TFE3", &["tfe3"]),
    ("SDHB", &["sdhb"]),
    ("SALL4", &["sall4"]),
    ("OCT4", &["oct4", "oct3/4"]),
    ("calcitonin", &["calcitonin"]),
    ("CAIX", &["caix", "ca9", "carbonicanhydraseix", "carbonicanhydrase9"]),
    ("GLUT1", &["glut1"]),
    ("AMACR", &["amacr", "p504s", "racemase"]),
    ("TRPS1", &["trps1"]),
    ("CK8/18", &["ck8/18", "cytokeratin8/18"]),
    ("DUX4", &["dux4"]),
    ("BCOR", &["bcor"]),
    ("ETV4", &["etv4"]),
    ("SS18-SSX", &["ss18ssx"]),
    ("CD138", &["cd138"]),
    ("DOG1", &["dog1"]),
    ("ERG", &["erg"]),
    ("FLI1", &["fli1"]),
    ("factor VIII", &["factorviii", "factor8", "vonwillebrandfactor"]),
    ("D2-40", &["d240", "podoplanin"]),
    ("STAT6", &["stat6"]),
    ("BCL2", &["bcl2"]),
    ("BCL6", &["bcl6"]),
    ("MUM1", &["mum1"]),
    ("cyclin D1", &["cyclind1"]),
    ("kappa", &["kappa", "kappalightchain"]),
    ("lambda", &["lambda", "lambdalightchain"]),
    ("TLE1", &["tle1"]),
    ("NKX2.2", &["nkx2.2", "nkx22"]),
    ("SATB2", &["satb2"]),
    ("MDM2", &["mdm2"]),
    ("CDK4", &["cdk4"]),
    ("INI1", &["ini1", "smarcb1", "baf47"]),
    ("H3K27me3", &["h3k27me3"]),
    ("H3.3 G34W", &["h3.3g34w", "g34w", "h3g34w"]),
    ("brachyury", &["brachyury"]),
    ("GFAP", &["gfap", "glialfibrillaryacidicprotein"]),
    ("synaptophysin", &["synaptophysin", "syn"]),
    ("chromogranin", &["chromogranin", "chromogranina", "cga"]),
    ("NSE", &["nse", "neuronspecificenolase"]),
    ("neurofilament", &["neurofilament", "neurofilaments"]),
    ("SSTR2", &["sstr2", "sstr2a"]),
    ("ALK", &["alk", "alk1"]),
    ("BRAF V600E", &["brafv600e", "ve1"]),
    ("HepPar-1", &["heppar1", "hepatocyteparaffin1"]),
    ("arginase-1", &["arginase1", "arginase"]),
    ("glypican-3", &["glypican3"]),
    ("inhibin", &["inhibin", "alphainhibin"]),
    ("WT1", &["wt1"]),
    ("beta-catenin", &["betacatenin", "βcatenin", "bcatenin"]),
    ("MUC4", &["muc4"]),
    ("EBER", &["eber", "ebvencodedrna", "eberish"]),
    ("PD-L1", &["pdl1"]),
    ("CEA", &["cea", "carcinoembryonicantigen"]),
    ("AFP", &["afp", "alphafetoprotein"]),
    ("PLAP", &["plap"]),
    ("calretinin", &["calretinin"]),
    (
        "Ki-67",
        &[
            "ki67",
            "mib1",
            "ki67labellingindex",
            "ki67labelingindex",
            "ki67proliferationindex",
            "ki67index",
            "mib1labelingindex",
            "mib1labellingindex",
            "mib1index",
        ],
    ),
];

/// What is written with the usual name, in the order of the alphabet.
static BY_WRITTEN: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let names = MARKERS.iter().flat_map(|(name, written)| written.iter().map(|w| (*w, *name)));
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    names
});

/// The longest name of a marker in tokens.
const MOST_TOKENS: usize = 8;

/// The marker that begins at a token and the token after it.
pub(super) fn marker(page: &Page<'_>, first: usize, end: usize) -> Option<(&'static str, usize)> {
    let is_small_word = matches!(
        page.meaning(first),
        Some(
            Meaning::Article
                | Meaning::Preposition
                | Meaning::Be
                | Meaning::And
                | Meaning::For
                | Meaning::With
                | Meaning::Lesion
        )
    );
    if is_small_word || !matches!(page.kind(first), Some(Kind::Word(_) | Kind::Level(_))) {
        return None;
    }
    let mut name = String::new();
    let mut best = None;
    for at in first..end.min(first + MOST_TOKENS) {
        let word = page.word(at);
        match word {
            "-" => continue,
            "/" | "." if !page.is_glued(at) => break,
            _ => {}
        }
        if name.len() + word.len() > 40 {
            break;
        }
        name.extend(word.chars().filter(|c| *c != ' ' && *c != '-').flat_map(char::to_lowercase));
        let place = BY_WRITTEN.partition_point(|(written, _)| *written < name.as_str());
        let Some((written, known)) = BY_WRITTEN.get(place).filter(|(w, _)| w.starts_with(&name))
        else {
            break;
        };
        if *written == name {
            // Short names are names only where they are written as such: ER, CK, KIT.
            let is_short = name.len() <= 3 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
            if !is_short || word.bytes().any(|byte| byte.is_ascii_uppercase()) {
                best = Some((*known, at + 1));
            }
        }
    }
    best
}
