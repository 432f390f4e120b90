//! Lines that stand at the head or the foot of every page: the hospital, the patient, the number
//! of the page. Between pages they would part a sentence.

/// How many lines a running head or foot has at most.
const MOST: usize = 4;

/// Takes running feet off all pages, and running heads off all but the first, which may tell what
/// the report is.
pub fn take_off(pages: &mut [Vec<String>]) {
    let foot =
        running(pages, |page, index| page.iter().rev().filter(|line| !line.is_empty()).nth(index));
    let head = running(pages, |page, index| page.iter().filter(|line| !line.is_empty()).nth(index));
    for (number, page) in pages.iter_mut().enumerate() {
        let last = nth_said(page.iter().rev(), foot);
        page.truncate(page.len() - last);
        while page.last().is_some_and(String::is_empty) {
            page.pop();
        }
        if number > 0 {
            let first = nth_said(page.iter(), head);
            let blank = page[first..].iter().take_while(|line| line.is_empty()).count();
            page.drain(..first + blank);
        }
    }
}

/// How many lines from an edge of the page hold so many that are not empty.
fn nth_said<'a>(lines: impl Iterator<Item = &'a String>, count: usize) -> usize {
    let mut left = count;
    lines
        .take_while(|line| {
            let takes = left > 0;
            left -= usize::from(takes && !line.is_empty());
            takes
        })
        .count()
}

/// How many lines from an edge are the same on all pages, but for their numbers.
fn running(pages: &[Vec<String>], line: impl Fn(&[String], usize) -> Option<&String>) -> usize {
    let [first, rest @ ..] = pages else { return 0 };
    if rest.is_empty() {
        return 0;
    }
    let is_same = |index: &usize| {
        let own = line(first, *index).map(|own| without_numbers(own));
        own.is_some()
            && rest.iter().all(|page| line(page, *index).map(|l| without_numbers(l)) == own)
    };
    (0..MOST).take_while(is_same).count()
}

fn without_numbers(line: &str) -> String {
    line.chars().filter(|c| !c.is_ascii_digit()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(pages: &[&str]) -> Vec<Vec<String>> {
        pages.iter().map(|page| page.lines().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn heads_and_feet_are_taken_off_between_pages() {
        let mut read = pages(&[
            "Hospital\n\nMRI\nLesion of\n\nPage 1 of 2",
            "Hospital\n\nthe T5 body.\n\nPage 2 of 2",
        ]);
        take_off(&mut read);
        assert_eq!(read.concat().join("|"), "Hospital||MRI|Lesion of|the T5 body.");
    }

    #[test]
    fn what_stands_on_one_page_stays() {
        for one in ["MRI\nPage 1", ""] {
            let mut read = pages(&[one]);
            take_off(&mut read);
            assert_eq!(read, pages(&[one]));
        }
        let mut read = pages(&["T5 is normal.\nT6 too.", "L1 is not.\nL2 is."]);
        take_off(&mut read);
        assert_eq!(read.concat().len(), 4);
    }
}
