//! Which display a window would open on, and whether anybody serves it.
//!
//! The order is winit's: Wayland where it is named, X otherwise, and no way back from the first to
//! the second. What a display name means is `XOpenDisplay(3)`'s and `wl_display_connect`'s.

use std::io;
use std::net::{TcpStream, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Environment, Library, Presence};

/// The first X display served over TCP listens on this port.
const X_PORT: u16 = 6000;

/// A display that does not answer by then may still be slow: unsure.
const PATIENCE: Duration = Duration::from_secs(2);

/// winit 0.30 loads these for X by name; the others come with them.
pub(super) const X_LIBRARIES: &[Library] = &[
    Library { file: "libX11.so.6", package: "libx11-6" },
    Library { file: "libX11-xcb.so.1", package: "libx11-xcb1" },
    Library { file: "libXcursor.so.1", package: "libxcursor1" },
    Library { file: "libXi.so.6", package: "libxi6" },
    Library { file: "libxkbcommon-x11.so.0", package: "libxkbcommon-x11-0" },
];

/// The same for Wayland.
pub(super) const WAYLAND_LIBRARIES: &[Library] = &[
    Library { file: "libwayland-client.so.0", package: "libwayland-client0" },
    Library { file: "libxkbcommon.so.0", package: "libxkbcommon0" },
];

/// A display by the variable that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display<'a> {
    /// `WAYLAND_DISPLAY`: a socket's name.
    Wayland(&'a str),
    /// `WAYLAND_SOCKET`: the number of a file that is open already.
    InheritedWayland(&'a str),
    /// `DISPLAY`: an X server's address.
    X(&'a str),
}

impl<'a> Display<'a> {
    /// The display that winit will choose, if any.
    pub(super) fn of(environment: &'a Environment) -> Option<Self> {
        let text = |name| environment.variable(name).and_then(std::ffi::OsStr::to_str);
        // wl_display_connect prefers the open file, whatever the name says.
        text("WAYLAND_SOCKET")
            .map(Self::InheritedWayland)
            .or_else(|| text("WAYLAND_DISPLAY").map(Self::Wayland))
            .or_else(|| text("DISPLAY").map(Self::X))
    }

    /// The variable and its value.
    pub(super) fn named_by(self) -> (&'static str, &'a str) {
        match self {
            Self::Wayland(value) => ("WAYLAND_DISPLAY", value),
            Self::InheritedWayland(value) => ("WAYLAND_SOCKET", value),
            Self::X(value) => ("DISPLAY", value),
        }
    }

    /// The libraries without which winit cannot talk to it.
    pub(super) fn libraries(self) -> &'static [Library] {
        match self {
            Self::Wayland(_) | Self::InheritedWayland(_) => WAYLAND_LIBRARIES,
            Self::X(_) => X_LIBRARIES,
        }
    }

    /// Whether somebody serves it.
    pub(super) fn answers(self, environment: &Environment) -> Presence {
        match self {
            Self::InheritedWayland(_) => Presence::Unsure,
            Self::Wayland(name) => wayland_answers(name, environment),
            Self::X(name) => Address::parse(name)
                .map_or(Presence::Unsure, |address| address.answers(environment)),
        }
    }
}

fn wayland_answers(name: &str, environment: &Environment) -> Presence {
    let socket = if Path::new(name).is_absolute() {
        PathBuf::from(name)
    } else if let Some(folder) = environment.variable("XDG_RUNTIME_DIR") {
        Path::new(folder).join(name)
    } else {
        return Presence::Absent;
    };
    socket_answers(&environment.at(socket))
}

/// Where an X server listens.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Address {
    /// Another machine's name, or this one's by TCP; none for this machine's sockets.
    host: Option<String>,
    /// Sockets only: `unix:0` never falls back to TCP.
    only_socket: bool,
    number: u16,
}

impl Address {
    /// `[protocol/][host]:number[.screen]`. None for what this does not know, for example the path
    /// of a socket.
    fn parse(name: &str) -> Option<Self> {
        let (place, number) = name.rsplit_once(':')?;
        let number = number.split('.').next()?.parse().ok()?;
        let (protocol, host) = place.split_once('/').unwrap_or(("", place));
        if host.contains('/') || host.ends_with(':') || name.starts_with('/') {
            return None;
        }
        let only_socket = protocol == "unix" || host == "unix";
        let host = (!only_socket && !host.is_empty())
            .then(|| host.trim_start_matches('[').trim_end_matches(']').to_owned());
        Some(Self { host, only_socket, number })
    }

    fn answers(&self, environment: &Environment) -> Presence {
        if let Some(host) = &self.host {
            return tcp_answers(host, self.number);
        }
        let socket = format!("/tmp/.X11-unix/X{}", self.number);
        let mut answers = vec![socket_answers(&environment.at(&socket))];
        if environment.is_real() {
            answers.push(abstract_socket_answers(&socket));
        }
        if !self.only_socket && !answers.contains(&Presence::There) {
            answers.push(tcp_answers("localhost", self.number));
        }
        if answers.contains(&Presence::There) {
            Presence::There
        } else if answers.contains(&Presence::Unsure) {
            Presence::Unsure
        } else {
            Presence::Absent
        }
    }
}

fn tcp_answers(host: &str, number: u16) -> Presence {
    let Some(port) = X_PORT.checked_add(number) else { return Presence::Absent };
    let Ok(addresses) = (host, port).to_socket_addrs() else { return Presence::Unsure };
    let mut presence = Presence::Absent;
    for address in addresses {
        match judged(&TcpStream::connect_timeout(&address, PATIENCE)) {
            Presence::There => return Presence::There,
            Presence::Unsure => presence = Presence::Unsure,
            Presence::Absent => {}
        }
    }
    presence
}

#[cfg(unix)]
fn socket_answers(path: &Path) -> Presence {
    judged(&std::os::unix::net::UnixStream::connect(path))
}

#[cfg(not(unix))]
fn socket_answers(_: &Path) -> Presence {
    Presence::Unsure
}

/// X servers on Linux also listen at a name that is in no folder.
#[cfg(target_os = "linux")]
fn abstract_socket_answers(name: &str) -> Presence {
    use std::os::linux::net::SocketAddrExt;
    use std::os::unix::net::{SocketAddr, UnixStream};
    judged(
        &SocketAddr::from_abstract_name(name)
            .and_then(|address| UnixStream::connect_addr(&address)),
    )
}

#[cfg(not(target_os = "linux"))]
fn abstract_socket_answers(_: &str) -> Presence {
    Presence::Unsure
}

/// Nobody is there only where the system says so: a timeout or a locked folder proves nothing.
fn judged<T>(connection: &io::Result<T>) -> Presence {
    match connection.as_ref().map_err(io::Error::kind) {
        Ok(_) => Presence::There,
        Err(io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused) => Presence::Absent,
        Err(_) => Presence::Unsure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_x_display_is_read_as_xlib_reads_it() {
        let address = |host: Option<&str>, only_socket, number| {
            Some(Address { host: host.map(str::to_owned), only_socket, number })
        };
        for (name, expected) in [
            (":0", address(None, false, 0)),
            (":12.1", address(None, false, 12)),
            ("unix:3", address(None, true, 3)),
            ("unix/:3", address(None, true, 3)),
            ("localhost:10.0", address(Some("localhost"), false, 10)),
            ("tcp/box:1", address(Some("box"), false, 1)),
            ("[::1]:2", address(Some("::1"), false, 2)),
            ("box::0", None),
            ("/private/tmp/launch/org.xquartz:0", None),
            ("nonsense", None),
            (":x", None),
        ] {
            assert_eq!(Address::parse(name), expected, "{name}");
        }
    }

    #[test]
    fn wayland_comes_before_x() {
        let both = Environment::linux_under("/")
            .with("DISPLAY", ":0")
            .with("WAYLAND_DISPLAY", "wayland-1");
        assert_eq!(Display::of(&both), Some(Display::Wayland("wayland-1")));
        let inherited = both.with("WAYLAND_SOCKET", "7");
        assert_eq!(Display::of(&inherited), Some(Display::InheritedWayland("7")));
    }

    #[test]
    fn a_remote_display_that_refuses_is_absent_and_one_that_listens_is_there() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let number = listener.local_addr().unwrap().port() - X_PORT;
        assert_eq!(tcp_answers("127.0.0.1", number), Presence::There);
        drop(listener);
        assert_eq!(tcp_answers("127.0.0.1", number), Presence::Absent);
    }
}
