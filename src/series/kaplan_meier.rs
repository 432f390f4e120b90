//! Survival curves (Kaplan and Meier, J Am Stat Assoc 1958;53:457–481) with the errors of Greenwood
//! (1926).

/// How long somebody was followed, and whether it ended with the event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation {
    /// The time, from 0 on.
    pub time: f64,
    /// Whether the event happened then; otherwise it is censored.
    pub event: bool,
}

/// A step of a curve, at a time at which events happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The time.
    pub time: f64,
    /// How many were still followed just before.
    pub at_risk: usize,
    /// How many events happened.
    pub events: usize,
    /// The share that survives this time.
    pub survival: f64,
    /// The standard error of that share; 0 where nobody survives.
    pub error: f64,
    /// Greenwood's sum of d / (n (n − d)) up to here.
    greenwood: f64,
}

/// The scale on which the limits of a share are symmetric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// The share itself, cut off at 0 and 1.
    Plain,
    /// The logarithm of minus its logarithm, which keeps the limits between 0 and 1.
    #[default]
    LogLog,
}

impl Step {
    /// The limits between which the share lies with the confidence that belongs to `z`, such as
    /// 1.96 for 95 %. None where the scale has none: at a share of 1, and on the log scale of 0.
    pub fn limits(&self, z: f64, scale: Scale) -> Option<(f64, f64)> {
        match scale {
            Scale::Plain => {
                let half = z * self.error;
                Some(((self.survival - half).max(0.0), (self.survival + half).min(1.0)))
            }
            Scale::LogLog => {
                if self.survival <= 0.0 || self.survival >= 1.0 {
                    return None;
                }
                let half = z * self.greenwood.sqrt() / libm::log(self.survival);
                let limit = |sign: f64| libm::pow(self.survival, libm::exp(sign * half));
                // The logarithm of a share is negative.
                Some((limit(-1.0), limit(1.0)))
            }
        }
    }
}

/// A survival curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// How many were followed.
    pub count: usize,
    /// Its steps, in the order of time.
    pub steps: Vec<Step>,
    /// The times at which somebody was censored, in order, each as often as it happened.
    pub censored: Vec<f64>,
}

/// The curve of some observations. Those without a time, or with a negative one, are left out.
pub fn kaplan_meier(observations: &[Observation]) -> Curve {
    let is_time =
        |observation: &&Observation| observation.time.is_finite() && observation.time >= 0.0;
    let mut sorted: Vec<Observation> = observations.iter().filter(is_time).copied().collect();
    // At equal times events come before what is censored.
    sorted.sort_by(|a, b| a.time.total_cmp(&b.time).then(b.event.cmp(&a.event)));
    let (mut survival, mut greenwood) = (1.0, 0.0);
    let mut steps = Vec::new();
    let mut before = 0;
    for group in sorted.chunk_by(|a, b| a.time.total_cmp(&b.time).is_eq()) {
        let at_risk = sorted.len() - before;
        let events = group.iter().filter(|observation| observation.event).count();
        before += group.len();
        if events == 0 {
            continue;
        }
        let (n, d) = (at_risk as f64, events as f64);
        survival *= 1.0 - d / n;
        // Where nobody survives, the share has no error and what follows is not defined.
        greenwood += if events < at_risk { d / (n * (n - d)) } else { 0.0 };
        let error = survival * f64::sqrt(greenwood);
        let time = group[0].time;
        steps.push(Step { time, at_risk, events, survival, error, greenwood });
    }
    let censored = sorted.iter().filter(|observation| !observation.event);
    let censored = censored.map(|observation| observation.time).collect();
    Curve { count: sorted.len(), steps, censored }
}

impl Curve {
    /// The last step at or before a time; none before the first event.
    pub fn at(&self, time: f64) -> Option<&Step> {
        self.steps.iter().take_while(|step| step.time <= time).last()
    }

    /// The share that survives a time.
    pub fn survival(&self, time: f64) -> f64 {
        self.at(time).map_or(1.0, |step| step.survival)
    }

    /// The first time at which no more than half survive; none where it is not reached.
    pub fn median(&self) -> Option<f64> {
        // A product of shares that is a half may be a little more in binary.
        let half = 0.5 + 1e-12;
        self.steps.iter().find(|step| step.survival <= half).map(|step| step.time)
    }

    /// How many are followed just before a time: the row of numbers under a figure.
    pub fn at_risk(&self, time: f64) -> usize {
        let events = self.steps.iter().filter(|step| step.time < time).map(|step| step.events);
        let censored = self.censored.iter().filter(|at| **at < time).count();
        self.count - events.sum::<usize>() - censored
    }

    /// Whether there are enough to compare curves with a p-value, about ten.
    pub const fn is_comparable(&self) -> bool {
        self.count >= 10
    }
}
