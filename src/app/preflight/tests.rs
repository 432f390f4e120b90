//! The preflight on made-up systems: a folder stands for the file system's root.

use std::fs;
use std::os::unix::net::UnixListener;
use std::path::Path;

use super::*;

/// A Debian with some of its packages installed.
struct Debian {
    root: tempfile::TempDir,
    /// Open sockets: displays that answer.
    served: Vec<UnixListener>,
}

const FOLDER: &str = "/usr/lib/some-machine";

impl Debian {
    fn bare() -> Self {
        let debian = Self { root: tempfile::tempdir().unwrap(), served: Vec::new() };
        debian
            .write("/etc/ld.so.conf", "# the usual\ninclude /etc/ld.so.conf.d/*.conf\n\n")
            .write("/etc/ld.so.conf.d/some-machine.conf", &format!("/lib/some-machine\n{FOLDER}\n"))
            .write("/usr/lib/os-release", "ID=debian\n")
    }

    fn write(self, path: &str, text: &str) -> Self {
        let path = self.root.path().join(&path[1..]);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn library(self, file: &str) -> Self {
        self.write(&format!("{FOLDER}/{file}"), "")
    }

    fn x_libraries(self) -> Self {
        display::X_LIBRARIES.iter().fold(self, |debian, library| debian.library(library.file))
    }

    fn vulkan(self) -> Self {
        self.library("libvulkan.so.1").write("/usr/share/vulkan/icd.d/lvp_icd.json", "{}")
    }

    fn serving(mut self, socket: &str) -> Self {
        let socket = self.root.path().join(&socket[1..]);
        fs::create_dir_all(socket.parent().unwrap()).unwrap();
        self.served.push(UnixListener::bind(socket).unwrap());
        self
    }

    fn environment(&self) -> Environment {
        Environment::linux_under(self.root.path())
    }
}

/// A number that no display of the machine under test uses.
const DISPLAY: &str = ":1807";
const SOCKET: &str = "/tmp/.X11-unix/X1807";

fn with_display(debian: &Debian) -> Result<(), StartError> {
    check(&debian.environment().with("DISPLAY", DISPLAY))
}

#[test]
fn without_a_display_the_command_line_is_named() {
    let debian = Debian::bare().x_libraries().vulkan();
    assert_eq!(check(&debian.environment()), Err(StartError::NoDisplay));
    let empty = debian.environment().with("DISPLAY", "").with("WAYLAND_DISPLAY", "");
    assert_eq!(check(&empty), Err(StartError::NoDisplay));
    assert!(StartError::NoDisplay.to_string().contains("`spinemap figure CASE -o OUT.svg`"));
}

#[test]
fn a_complete_system_is_let_through() {
    assert_eq!(with_display(&Debian::bare().x_libraries().vulkan().serving(SOCKET)), Ok(()));
}

#[test]
fn a_display_that_nobody_serves_is_named() {
    let error = with_display(&Debian::bare().x_libraries().vulkan()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "No display answers at DISPLAY=:1807: start Spinemap from inside the running desktop \
         session, or draw the spine map to a file with `spinemap figure CASE -o OUT.svg`."
    );
    let mut left_behind = Debian::bare().x_libraries().vulkan().serving(SOCKET);
    left_behind.served.clear();
    assert!(matches!(with_display(&left_behind), Err(StartError::DisplayDoesNotAnswer { .. })));
}

#[test]
fn missing_libraries_are_named_with_their_packages() {
    let debian = ["libX11.so.6", "libX11-xcb.so.1"]
        .iter()
        .fold(Debian::bare().vulkan().serving(SOCKET), |debian, file| debian.library(file));
    assert_eq!(
        with_display(&debian).unwrap_err().to_string(),
        "A window needs libXcursor.so.1, libXi.so.6 and libxkbcommon-x11.so.0, which this system \
         lacks: install what is missing (on Debian and Ubuntu `sudo apt install libxcursor1 libxi6 \
         libxkbcommon-x11-0`), then start Spinemap again."
    );
}

#[test]
fn libraries_are_found_where_a_variable_or_the_loaders_cache_points() {
    let debian = display::X_LIBRARIES
        .iter()
        .fold(Debian::bare().vulkan().serving(SOCKET), |debian, library| {
            debian.write(&format!("/opt/x/{}", library.file), "")
        });
    assert!(matches!(with_display(&debian), Err(StartError::MissingLibraries(_))));
    let told =
        debian.environment().with("DISPLAY", DISPLAY).with("LD_LIBRARY_PATH", "/opt/y:/opt/x");
    assert_eq!(check(&told), Ok(()));

    let names = display::X_LIBRARIES.iter().map(|library| format!("{0}\0/opt/x/{0}", library.file));
    let cache = names.collect::<Vec<_>>().join("\0");
    let debian = debian.write("/etc/ld.so.cache", &format!("glibc-ld.so.cache1.1\0\0{cache}\0"));
    assert_eq!(with_display(&debian), Ok(()));
}

#[test]
fn a_file_that_the_cache_names_and_that_is_gone_does_not_count() {
    let debian = Debian::bare()
        .vulkan()
        .serving(SOCKET)
        .write("/etc/ld.so.cache", "x\0/opt/x/libX11.so.6\0");
    assert!(matches!(with_display(&debian), Err(StartError::MissingLibraries(_))));
}

#[test]
fn where_the_folders_are_not_known_the_window_is_tried() {
    let nix = Debian::bare().serving(SOCKET).write("/etc/NIXOS", "");
    assert_eq!(with_display(&nix), Ok(()));

    let packed = Debian::bare().serving(SOCKET);
    let snap = packed.environment().with("DISPLAY", DISPLAY).with("SNAP", "/snap/spinemap/1");
    assert_eq!(check(&snap), Ok(()));
    let built_by_nix = packed.environment().with("DISPLAY", DISPLAY);
    assert_eq!(check(&built_by_nix.running("/nix/store/spinemap/bin/spinemap")), Ok(()));

    let alpine = Debian::bare().serving(SOCKET);
    fs::remove_file(alpine.root.path().join("etc/ld.so.conf")).unwrap();
    assert_eq!(with_display(&alpine), Ok(()));

    let pattern = Debian::bare().serving(SOCKET).write("/etc/ld.so.conf", "include conf.?/*\n");
    assert_eq!(with_display(&pattern), Ok(()));

    let circle = Debian::bare().serving(SOCKET).write("/etc/ld.so.conf", "include ld.so.conf\n");
    assert_eq!(with_display(&circle), Ok(()));
}

#[test]
fn without_a_driver_the_software_renderer_is_named() {
    let debian = Debian::bare().x_libraries().serving(SOCKET);
    let error = with_display(&debian).unwrap_err();
    assert_eq!(error, StartError::NoRenderer);
    assert!(error.to_string().contains("`sudo apt install mesa-vulkan-drivers`"));

    let only_loader = debian.library("libvulkan.so.1");
    assert_eq!(with_display(&only_loader), Err(StartError::NoRenderer));
}

#[test]
fn a_vulkan_driver_is_looked_for_where_the_loader_looks() {
    let debian = Debian::bare()
        .x_libraries()
        .serving(SOCKET)
        .library("libvulkan.so.1")
        .write("/opt/icd.json", "{}")
        .write("/home/a/.local/share/vulkan/icd.d/own.json", "{}");
    let here = || debian.environment().with("DISPLAY", DISPLAY);
    assert_eq!(check(&here()), Err(StartError::NoRenderer));
    assert_eq!(check(&here().with("HOME", "/home/a")), Ok(()));
    assert_eq!(check(&here().with("VK_DRIVER_FILES", "/opt/icd.json")), Ok(()));
    assert_eq!(check(&here().with("VK_ICD_FILENAMES", "/gone.json:/opt/icd.json")), Ok(()));
    let hidden = here().with("HOME", "/home/a").with("VK_DRIVER_FILES", "/gone.json");
    assert_eq!(check(&hidden), Err(StartError::NoRenderer));
}

#[test]
fn open_gl_counts_when_it_has_a_driver() {
    let debian = Debian::bare()
        .x_libraries()
        .serving(SOCKET)
        .library("libEGL.so.1")
        .write("/usr/share/glvnd/egl_vendor.d/50_mesa.json", "{}");
    assert_eq!(with_display(&debian), Err(StartError::NoRenderer));
    assert_eq!(with_display(&debian.library("dri/swrast_dri.so")), Ok(()));

    let maker = Debian::bare()
        .x_libraries()
        .serving(SOCKET)
        .library("libEGL.so.1")
        .write("/usr/share/glvnd/egl_vendor.d/10_nvidia.json", "{}");
    assert_eq!(with_display(&maker), Ok(()));
}

#[test]
fn wayland_needs_its_own_libraries_and_a_socket() {
    let debian = Debian::bare().vulkan().serving("/run/user/1000/wayland-0");
    let wayland = || debian.environment().with("WAYLAND_DISPLAY", "wayland-0");
    let nowhere = check(&wayland());
    assert!(matches!(nowhere, Err(StartError::DisplayDoesNotAnswer { .. })), "{nowhere:?}");
    let here = || wayland().with("XDG_RUNTIME_DIR", "/run/user/1000");
    let Err(StartError::MissingLibraries(missing)) = check(&here()) else {
        panic!("libraries are missing")
    };
    assert_eq!(missing, display::WAYLAND_LIBRARIES);
    let debian = debian.library("libwayland-client.so.0").library("libxkbcommon.so.0");
    let complete = debian
        .environment()
        .with("WAYLAND_DISPLAY", "wayland-0")
        .with("XDG_RUNTIME_DIR", "/run/user/1000");
    assert_eq!(check(&complete), Ok(()));
    let absolute = debian.environment().with("WAYLAND_DISPLAY", "/run/user/1000/wayland-0");
    assert_eq!(check(&absolute), Ok(()));
}

#[test]
fn other_systems_are_not_looked_into() {
    assert_eq!(check(&Environment::other_system()), Ok(()));
}

#[test]
fn the_system_at_hand_can_be_looked_at() {
    let environment = Environment::current();
    assert_eq!(environment.at("/etc/hosts"), Path::new("/etc/hosts"));
    // Whatever the answer, it is an answer.
    let _ = check(&environment).map_err(|error| error.to_string());
}
