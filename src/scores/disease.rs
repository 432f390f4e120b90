//! What the tumour of the spine is: primary or metastasis, where it came from, its diagnosis.

use super::Points;
use super::regions::Presence;
use super::score::FieldPath;
use crate::case::{Case, Diagnosis, Entity, Fact, IcdoVersion, Region, Role, Tumour};

/// A tumour with its place in the case.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) index: usize,
    pub(super) tumour: &'a Tumour,
}

impl<'a> Record<'a> {
    /// A field of the tumour.
    pub(super) const fn field(&self, name: &'static str) -> FieldPath {
        FieldPath::Tumour(self.index, name)
    }

    /// Whether the tumour has a role. What is said for certain counts; a mere suspicion does only
    /// where there is nothing else.
    pub(super) fn role(&self, role: Role) -> Presence {
        let Some(fact) = &self.tumour.role else { return Presence::Perhaps };
        let values = fact.values();
        let certain = values.iter().filter(|v| !v.is_suspected()).count();
        let mut counted = values.iter().filter(|v| certain == 0 || !v.is_suspected());
        let mut others = counted.clone();
        match (counted.any(|v| v.value == role), others.any(|v| v.value != role)) {
            (false, _) => Presence::No,
            (true, false) if certain > 0 => Presence::Yes,
            (true, _) => Presence::Perhaps,
        }
    }

    /// Whether a role is only suspected beside another one.
    pub(super) fn is_suspected(&self, role: Role) -> bool {
        let values = self.tumour.role.iter().flat_map(Fact::values);
        self.role(role) == Presence::No
            && values.into_iter().any(|v| v.value == role && v.is_suspected())
    }

    /// The regions that the tumour may sit in.
    pub(super) fn regions(&self) -> impl Iterator<Item = Region> + Clone + 'a {
        self.tumour.site.values().iter().map(|sourced| sourced.value.region)
    }
}

/// The tumours of a case.
#[derive(Debug, Clone, Copy)]
pub(super) struct Disease<'a> {
    pub(super) case: &'a Case,
}

impl<'a> Disease<'a> {
    /// All tumours.
    pub(super) fn tumours(self) -> impl Iterator<Item = Record<'a>> {
        self.case.tumours.iter().enumerate().map(|(index, tumour)| Record { index, tumour })
    }

    /// The tumours of the column and what lies beside and in it.
    pub(super) fn spinal(self) -> impl Iterator<Item = Record<'a>> {
        self.tumours().filter(|record| record.tumour.site.value().is_spinal())
    }

    /// The first tumour of the spine that is a metastasis.
    pub(super) fn metastasis(self) -> Option<Record<'a>> {
        self.spinal().find(|record| {
            record.tumour.role.is_some() && record.role(Role::Metastasis) != Presence::No
        })
    }

    /// The primary tumour that a metastasis came from: the one that it names, or the only one.
    pub(super) fn primary_of(self, metastasis: Record<'a>) -> Option<Record<'a>> {
        let mut current = metastasis;
        // A chain longer than the list goes round.
        for _ in &self.case.tumours {
            let Some(from) = &current.tumour.from else { break };
            current = self.tumours().find(|record| record.tumour.id == *from)?;
        }
        if current.index != metastasis.index {
            return Some(current);
        }
        let mut primaries = self.tumours().filter(|record| {
            record.tumour.role.is_some()
                && record.role(Role::Primary) == Presence::Yes
                && record.index != metastasis.index
        });
        let only = primaries.next();
        only.filter(|_| primaries.next().is_none())
    }

    /// The diagnoses of a tumour with their places in the case.
    pub(super) fn diagnoses(
        self,
        tumour: &'a Tumour,
    ) -> impl Iterator<Item = (usize, &'a Diagnosis)> {
        let all = self.case.diagnoses.iter().enumerate();
        all.filter(|(_, diagnosis)| diagnosis.tumour == tumour.id)
    }

    /// Whether something holds of what a tumour is said to be: `Perhaps` where the sources
    /// disagree; nothing where it has no diagnosis.
    pub(super) fn is(self, tumour: &'a Tumour, what: impl Fn(&Entity) -> bool) -> Option<Presence> {
        let mut said = Points::EMPTY;
        for (_, diagnosis) in self.diagnoses(tumour) {
            let values = diagnosis.entity.values();
            let certain = values.iter().any(|v| !v.is_suspected());
            for sourced in values.iter().filter(|v| !certain || !v.is_suspected()) {
                said = said.or(Points::exactly(u8::from(what(&sourced.value))));
            }
        }
        match (said.has(0), said.has(1)) {
            (false, false) => None,
            (false, true) => Some(Presence::Yes),
            (true, false) => Some(Presence::No),
            (true, true) => Some(Presence::Perhaps),
        }
    }
}

/// ICD-O-3.2 morphologies of sarcomas of soft tissue, bone and nerve sheath, with chordoma.
const SARCOMAS: [(u16, u16); 6] =
    [(8800, 8921), (9040, 9044), (9120, 9133), (9180, 9250), (9364, 9372), (9540, 9571)];

/// Whether an entity is a sarcoma: by its name, or by a malignant code of soft tissue or bone.
pub(super) fn is_sarcoma(entity: &Entity) -> bool {
    let name = entity.name.to_lowercase();
    if name.contains("sarcoma") || name.contains("chordoma") {
        return !name.contains("carcinosarcoma");
    }
    let Some((code, behaviour)) = code(entity) else { return false };
    // In the first edition 9260 was Ewing sarcoma, in 3.2 it is aneurysmal bone cyst.
    let ewing = code == 9260 && entity.icdo_version == Some(IcdoVersion::V3);
    let listed = SARCOMAS.iter().any(|(first, last)| (*first..=*last).contains(&code));
    matches!(behaviour, '3' | '6' | '9') && (listed || ewing)
}

/// Morphology and behaviour digit of an entity.
pub(super) fn code(entity: &Entity) -> Option<(u16, char)> {
    let (code, behaviour) = entity.morphology.as_ref()?.as_str().split_once('/')?;
    Some((code.parse().ok()?, behaviour.chars().next()?))
}
