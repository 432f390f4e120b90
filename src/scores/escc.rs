//! ESCC, epidural spinal cord compression (Bilsky et al., J Neurosurg Spine 2010), and the scale of
//! the thecal sac below the conus, which is not a standard.
//!
//! A stated grade stands. Where there is none, what a source says in words bounds it; the mere
//! absence of a mark never does.

use super::Points;
use super::column::Column;
use super::gather::{input, joined, not_stated};
use super::grounds::Grounds;
use super::marks::LevelMarks;
use super::regions::Presence;
use super::score::{FieldPath, Input, Outcome, Score, State, Subject, Value, Words};
use super::sum::classes;
use super::worst::mark_worst;
use crate::anatomy::{Level, Part, Structure};
use crate::case::{
    Adherence, Bounds, CanalState, Choice, CompressionScale, Escc, Fact, Frankel, LevelFinding,
    ThecalSac, YesNo, says_every_level,
};

/// The name of the scale of the cord.
pub const NAME: &str = "ESCC";
/// The name of the scale of the thecal sac.
pub const SAC_NAME: &str = "Thecal sac";

const CITATION: &str = "Bilsky MH, Laufer I, Fourney DR, et al. J Neurosurg Spine 2010;13:324–328";
const SAC_CITATION: &str = "abstract of the AANS annual meeting, 2025; unvalidated";

const GRADES: [&str; 6] = ["0", "1a", "1b", "1c", "2", "3"];
const SAC_GRADES: [&str; 5] = ["0", "1", "2", "3", "4"];

/// What is seen on axial T2 MRI; `None` where nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs {
    /// Tumour is in the epidural space, not in bone only.
    pub epidural: Option<bool>,
    /// The thecal sac is deformed.
    pub sac_deformed: Option<bool>,
    /// The cord is touched.
    pub cord_touched: Option<bool>,
    /// The cord is compressed.
    pub cord_compressed: Option<bool>,
    /// CSF is visible around the cord.
    pub csf_visible: Option<bool>,
}

/// The grades that the signs allow, by their places in the scale (0 for grade 0, 5 for grade 3).
/// Signs of a higher grade stand above a lower sign that denies it.
pub fn grades(signs: Signs) -> Points {
    let steps = [signs.epidural, signs.sac_deformed, signs.cord_touched, signs.cord_compressed];
    let certain = steps.iter().rposition(|step| *step == Some(true)).map_or(0, |step| step + 1);
    let denied = steps[certain..].iter().position(|step| *step == Some(false));
    let highest = denied.map_or(steps.len(), |step| certain + step);
    (certain..=highest)
        .map(|step| match (step, signs.csf_visible) {
            (4, Some(true)) => Points::exactly(4),
            (4, Some(false)) => Points::exactly(5),
            (4, None) => Points::any_of(&[4, 5]),
            (step, _) => Points::exactly(step as u8),
        })
        .collect()
}

/// The group of a grade. Authors differ on 1c, which is named by itself.
pub const fn group(place: u8) -> &'static str {
    match place {
        0..=2 => "low",
        3 => "low_1c",
        _ => "high",
    }
}

/// The grade of the thecal sac by how far it is effaced (percent), whether CSF is left in it and
/// whether the roots above are clumped.
pub fn thecal_sac(effaced: f64, csf_visible: bool, clumped_roots: bool) -> ThecalSac {
    match (csf_visible, clumped_roots) {
        (false, true) => ThecalSac::Grade4,
        (false, false) => ThecalSac::Grade3,
        _ if effaced <= 0.0 => ThecalSac::Grade0,
        _ if effaced < 50.0 => ThecalSac::Grade1,
        _ => ThecalSac::Grade2,
    }
}

/// The places within a scale that bounds allow.
fn places<T: Choice + Ord>(bounds: Bounds<T>) -> Points {
    let allowed = T::ALL.iter().enumerate().filter(|(_, grade)| bounds.allows(**grade));
    allowed.map(|(place, _)| Points::exactly(place as u8)).collect()
}

fn whole<T: Choice>() -> Points {
    (0..T::ALL.len()).map(|place| Points::exactly(place as u8)).collect()
}

/// The grades of every level at which something is said of the canal or the cord.
pub(super) fn scores<'a>(column: &Column<'a>) -> Vec<Score<'a>> {
    let levels = column.levels.iter();
    let mut cord: Vec<Score<'a>> = levels.filter_map(|marks| of_level(column, marks)).collect();
    cord.extend(column.point.findings.spans.iter().enumerate().filter_map(|(index, span)| {
        let fact = span.finding.escc.as_ref().filter(|_| !says_every_level(span))?;
        let field = FieldPath::Span(column.index, index, "escc");
        Some(stated(Subject::Within(span.first, span.last), field, fact))
    }));
    mark_worst(&mut cord, |score| {
        score.outcome.min()?;
        let place = |value: &Value| {
            let place = GRADES.iter().position(|grade| *value == Value::Grade(grade));
            place.map_or(Points::EMPTY, |place| Points::exactly(place as u8))
        };
        Some(score.outcome.one_of().iter().map(place).collect())
    });
    cord.extend(column.levels.iter().filter_map(|marks| sac_of_level(column, marks)));
    cord
}

fn of_level<'a>(column: &Column<'a>, marks: &LevelMarks<'a>) -> Option<Score<'a>> {
    let (level, subject) = (marks.level, Subject::Level(marks.level));
    let scale = CompressionScale::of(level);
    let field = FieldPath::Level(column.index, level, "escc");
    if let Some(fact) = marks.said.fact(|finding| finding.escc.as_ref()) {
        let mut score = stated(subject, field, fact);
        if !scale.offers_escc() {
            score.hints.push("stated below the conus, where there is no cord".into());
        }
        add_notice(&mut score, scale);
        return Some(score);
    }
    let words = Findings::of(column, marks);
    if words.signs == Signs::default() {
        return None;
    }
    if !scale.offers_escc() {
        let why = if scale == CompressionScale::ThecalSac {
            "below the conus there is no cord; the scale of the thecal sac may be used"
        } else {
            "below the thecal sac only invasion of the sacral canal is asked for"
        };
        return Some(Score::not_applicable(NAME, subject, why, CITATION));
    }
    let grades = grades(words.signs);
    let mut score = Score::new(NAME, subject, Outcome::of_grades(grades, &GRADES), CITATION);
    score.class = Some(classes(grades, group));
    score.hints.push("no grade is stated; this is what the findings allow".into());
    score.inputs.push(Input {
        told: joined(words.said, ", ").into(),
        grounds: words.grounds,
        state: if grades.is_settled() { State::Known } else { State::Bounded },
        ..not_stated("findings", field, grades).without_points(f64::from(grades.spread()))
    });
    add_notice(&mut score, scale);
    Some(score)
}

fn add_notice(score: &mut Score<'_>, scale: CompressionScale) {
    if scale == CompressionScale::EsccWithNotice {
        score.hints.push("the conus may end above; confirm that cord is present".into());
    }
}

fn stated<'a>(subject: Subject<'a>, field: FieldPath, fact: &'a Fact<Bounds<Escc>>) -> Score<'a> {
    let words = |bounds: &Bounds<Escc>| Words::from(bounds.to_string());
    let mut input = input("grade", field, Some(fact), whole::<Escc>(), |b| places(*b), words);
    // A grade that is only suspected is still the grade to show; that it is suspected is told.
    let grades: Points = fact.values().iter().map(|sourced| places(sourced.value)).collect();
    if input.state == State::Suspected {
        input.state = if grades.is_settled() { State::Known } else { State::Bounded };
    }
    let mut score = Score::new(NAME, subject, Outcome::of_grades(grades, &GRADES), CITATION);
    score.class = Some(classes(grades, group));
    score.inputs.push(input.without_points(f64::from(grades.spread())));
    score
}

fn is_epidural(part: Part) -> bool {
    part.structure() == Structure::Epidural
}

/// What is said in words of the canal, the sac and the cord.
struct Findings<'a> {
    signs: Signs,
    said: Vec<Words>,
    grounds: Grounds<'a>,
}

impl<'a> Findings<'a> {
    fn of(column: &Column<'a>, marks: &LevelMarks<'a>) -> Self {
        let (signs, said) = (Signs::default(), Vec::new());
        let mut words = Self { signs, said, grounds: Grounds::Nothing };
        words.add_canal(column, marks);
        let sac = marks.said.fact(|finding| finding.thecal_sac.as_ref());
        if let Some(fact) = agreed(sac, |b| b.min().is_some_and(|grade| grade > ThecalSac::Grade0))
        {
            words.signs.sac_deformed = Some(true);
            words.add("thecal sac effaced", fact);
        }
        words.add_cord(column, marks);
        words
    }

    fn add<T>(&mut self, said: impl Into<Words>, fact: &'a Fact<T>) {
        self.add_grounds(said, Grounds::Fact(fact));
    }

    fn add_grounds(&mut self, said: impl Into<Words>, grounds: Grounds<'a>) {
        self.said.push(said.into());
        self.grounds = std::mem::take(&mut self.grounds).and(grounds);
    }

    fn add_canal(&mut self, column: &Column<'a>, marks: &LevelMarks<'a>) {
        let canal = marks.said.fact(|finding| finding.canal.as_ref());
        if marks.any(is_epidural) == Presence::Yes {
            self.signs.epidural = Some(true);
            let grounds = column.marks_at(marks, is_epidural);
            self.add_grounds("tumour in the epidural space", grounds);
        }
        let mut sides = Part::EPIDURAL.leaves(marks.level);
        if sides.all(|side| marks.presence(side) == Some(Presence::No)) {
            self.signs.epidural = Some(false);
            self.add_grounds("epidural space free", column.marks_at(marks, is_epidural));
        }
        if let Some(fact) = agreed(canal, |canal| canal.state == CanalState::Free) {
            self.signs.epidural = Some(false);
            self.add("canal free", fact);
        }
        if let Some(fact) = agreed(canal, |canal| canal.state == CanalState::Filled) {
            self.signs.cord_compressed = Some(true);
            self.add("canal completely filled", fact);
        }
    }

    fn add_cord(&mut self, column: &Column<'a>, marks: &LevelMarks<'a>) {
        let fact = |of: fn(&'a LevelFinding) -> Option<&'a Fact<YesNo>>| marks.said.fact(of);
        let compressed = fact(|finding| finding.cord_compressed.as_ref());
        for (answer, is_so, said) in
            [(YesNo::Yes, true, "cord compressed"), (YesNo::No, false, "cord not compressed")]
        {
            if let Some(fact) = agreed(compressed, |value| *value == answer) {
                self.signs.cord_compressed = Some(is_so);
                self.add(said, fact);
            }
        }
        let adherence = marks.said.fact(|finding| finding.cord_adherence.as_ref());
        if let Some(fact) = agreed(adherence, |value| *value != Adherence::None) {
            self.signs.cord_touched = Some(true);
            self.add("adherent to the cord", fact);
        }
        let displaced = marks.said.fact(|finding| finding.cord_displacement.as_ref());
        if let Some(fact) = agreed(displaced, |_| true) {
            self.signs.cord_touched = Some(true);
            self.add("cord displaced", fact);
        }
        let frankel = column.point.neurology.frankel.as_ref();
        let deficit = agreed(frankel, |set| !set.values().contains(&Frankel::E));
        if let (Some(true), None, Some(fact)) =
            (self.signs.cord_touched, self.signs.cord_compressed, deficit)
        {
            self.signs.cord_compressed = Some(true);
            self.add("with a deficit", fact);
        }
    }
}

/// A fact of which all that is said is certain and holds.
fn agreed<T>(fact: Option<&Fact<T>>, holds: impl Fn(&T) -> bool) -> Option<&Fact<T>> {
    fact.filter(|fact| fact.values().iter().all(|v| !v.is_suspected() && holds(&v.value)))
}

fn sac_of_level<'a>(column: &Column<'a>, marks: &LevelMarks<'a>) -> Option<Score<'a>> {
    let level: Level = marks.level;
    let fact = marks.said.fact(|finding| finding.thecal_sac.as_ref())?;
    let field = FieldPath::Level(column.index, level, "thecal_sac");
    let words = |bounds: &Bounds<ThecalSac>| Words::from(bounds.to_string());
    let input = input("grade", field, Some(fact), whole::<ThecalSac>(), |b| places(*b), words);
    let grades = input.worth();
    let outcome = Outcome::of_grades(grades, &SAC_GRADES);
    let mut score = Score::new(SAC_NAME, Subject::Level(level), outcome, SAC_CITATION);
    let foramen = marks.said.fact(|finding| finding.foraminal_extension.as_ref());
    if foramen.is_some_and(|fact| *fact.value() == YesNo::Yes) {
        score.hints.push("suffix F: tumour extends into a foramen".into());
    }
    score.hints.push("an unvalidated scale, not for figures and tables".into());
    score.inputs.push(input.without_points(f64::from(grades.spread())));
    Some(score)
}
