//! Which encoding the code pages and the sets of characters of RTF are.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

/// The encoding of a code page of Windows.
pub fn encoding_of_page(page: i32) -> &'static Encoding {
    let label = match page {
        10000 => return MACINTOSH,
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        65001 => "utf-8".to_owned(),
        _ => format!("windows-{page}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}

/// The encoding of a font's set of characters.
pub fn encoding_of_charset(charset: i32, default: &'static Encoding) -> &'static Encoding {
    match charset {
        0 => WINDOWS_1252,
        77 => MACINTOSH,
        128 => encoding_of_page(932),
        129 => encoding_of_page(949),
        134 => encoding_of_page(936),
        136 => encoding_of_page(950),
        161 => encoding_of_page(1253),
        162 => encoding_of_page(1254),
        163 => encoding_of_page(1258),
        177 => encoding_of_page(1255),
        178 => encoding_of_page(1256),
        186 => encoding_of_page(1257),
        204 => encoding_of_page(1251),
        222 => encoding_of_page(874),
        238 => encoding_of_page(1250),
        _ => default,
    }
}
