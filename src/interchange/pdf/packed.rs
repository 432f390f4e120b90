//! Whether what is packed in a PDF is too large to unpack, found out before it is interpreted:
//! a few kilobytes can hold gigabytes.

use std::io::{self, Read as _};

use flate2::read::ZlibDecoder;

/// The most that all that is packed in a file may unpack to: 512 MB.
const MOST: u64 = 512 * 1024 * 1024;

/// How often something may be packed in what is packed.
const LAYERS: usize = 4;

/// The most of a packed stream that may be packed itself: 16 MB.
const MOST_NESTED: u64 = 16 * 1024 * 1024;

/// Whether the streams of a PDF unpack to more than a report can hold.
pub fn is_too_large(pdf: &[u8]) -> bool {
    unpacks_to_more_than(MOST, pdf)
}

fn unpacks_to_more_than(most: u64, pdf: &[u8]) -> bool {
    let mut left = most;
    let mut rest = pdf;
    while let Some(start) = find(rest, b"stream") {
        rest = &rest[start + b"stream".len()..];
        let packed = rest.strip_prefix(b"\r").unwrap_or(rest);
        let packed = packed.strip_prefix(b"\n").unwrap_or(packed);
        if !is_packed(packed) {
            continue;
        }
        match size(packed, left, LAYERS) {
            Some(size) => left = left.saturating_sub(size),
            None => return true,
        }
    }
    false
}

/// How much something unpacks to, in all its layers; `None` where it is more than is left.
fn size(packed: &[u8], left: u64, layers: usize) -> Option<u64> {
    let mut decoder = ZlibDecoder::new(packed);
    let mut start = [0; 2];
    if decoder.read_exact(&mut start).is_err() {
        return Some(0);
    }
    if !is_packed(&start) {
        // Damage ends it early; so it does for who interprets the file.
        let _ = io::copy(&mut decoder.by_ref().take(left), &mut io::sink());
        return (decoder.total_out() < left).then(|| decoder.total_out());
    }
    let mut inner = start.to_vec();
    let most = MOST_NESTED.min(left);
    let _ = decoder.take(most).read_to_end(&mut inner);
    if inner.len() as u64 >= most {
        return None;
    }
    let deeper = layers.checked_sub(1)?;
    Some(inner.len() as u64 + size(&inner, left, deeper)?)
}

/// Whether some bytes begin as what zlib has packed.
fn is_packed(bytes: &[u8]) -> bool {
    matches!(bytes, [first, second, ..] if first & 0x0f == 8
        && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31))
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_bomb_is_found_however_often_it_is_packed() {
        let most = 100_000;
        let once = packed(&vec![b' '; most]);
        let twice = packed(&once);
        for (bomb, is_one) in [(&once, true), (&twice, true), (&packed(b"BT ET"), false)] {
            let file = [b"%PDF-1.7 1 0 obj <<>> stream\r\n", &bomb[..], b"endstream"].concat();
            assert_eq!(unpacks_to_more_than(most as u64, &file), is_one, "{} bytes", bomb.len());
        }
        assert!(!is_too_large(b"%PDF-1.7 stream\nx\x9c"));
    }
}
