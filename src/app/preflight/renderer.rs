//! Is there anything that draws? wgpu takes Vulkan where it can, else OpenGL by way of EGL.

use std::path::{Path, PathBuf};

use super::libraries::Libraries;
use super::{Environment, Presence};

/// Whether a driver for Vulkan or OpenGL is there.
pub(super) fn look_for(environment: &Environment, libraries: &Libraries<'_>) -> Presence {
    match (vulkan(environment, libraries), open_gl(environment, libraries)) {
        (Presence::Absent, Presence::Absent) => Presence::Absent,
        (Presence::There, _) | (_, Presence::There) => Presence::There,
        _ => Presence::Unsure,
    }
}

/// The Vulkan loader, and a driver's description where that looks for it
/// (Khronos, "Architecture of the Vulkan Loader Interfaces", driver discovery on Linux).
fn vulkan(environment: &Environment, libraries: &Libraries<'_>) -> Presence {
    let loader = libraries.look_for("libvulkan.so.1");
    if loader == Presence::Absent || !has_vulkan_driver(environment) {
        return libraries.not_found();
    }
    loader
}

fn has_vulkan_driver(environment: &Environment) -> bool {
    // The newer variable hides the older, and either hides the folders.
    for name in ["VK_DRIVER_FILES", "VK_ICD_FILENAMES"] {
        if environment.variable(name).is_some() {
            return environment.paths(name).iter().any(|path| environment.has(path));
        }
    }
    if environment.paths("VK_ADD_DRIVER_FILES").iter().any(|path| environment.has(path)) {
        return true;
    }
    let home = |inner: &str| {
        environment.variable("HOME").map(|home| Path::new(home).join(inner)).into_iter().collect()
    };
    let set = |name: &str, otherwise: Vec<PathBuf>| {
        if environment.variable(name).is_some() { environment.paths(name) } else { otherwise }
    };
    let folders = [
        set("XDG_CONFIG_HOME", home(".config")),
        set("XDG_CONFIG_DIRS", vec!["/etc/xdg".into()]),
        vec!["/etc".into(), "/usr/local/etc".into()],
        set("XDG_DATA_HOME", home(".local/share")),
        set("XDG_DATA_DIRS", vec!["/usr/local/share".into(), "/usr/share".into()]),
    ];
    folders.iter().flatten().any(|folder| has_json(environment, &folder.join("vulkan/icd.d")))
}

fn has_json(environment: &Environment, folder: &Path) -> bool {
    environment.names_in(folder).iter().any(|name| is_json(name))
}

fn is_json(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "json")
}

/// EGL, and a driver behind it. Mesa's EGL without Mesa's drivers opens nothing; any other maker's
/// brings its own.
fn open_gl(environment: &Environment, libraries: &Libraries<'_>) -> Presence {
    let egl = libraries.look_for("libEGL.so.1");
    if egl != Presence::There {
        return egl;
    }
    let chosen =
        ["LIBGL_DRIVERS_PATH", "__EGL_VENDOR_LIBRARY_DIRS", "__EGL_VENDOR_LIBRARY_FILENAMES"];
    if chosen.iter().any(|name| environment.variable(name).is_some()) {
        return Presence::Unsure;
    }
    let makers: Vec<String> = ["/etc/glvnd/egl_vendor.d", "/usr/share/glvnd/egl_vendor.d"]
        .iter()
        .flat_map(|folder| environment.names_in(folder))
        .filter(|name| is_json(name))
        .collect();
    if makers.is_empty() || makers.iter().any(|name| !name.contains("mesa")) {
        return Presence::Unsure;
    }
    if libraries.folders().iter().any(|folder| has_mesa_driver(environment, folder)) {
        return Presence::There;
    }
    libraries.not_found()
}

/// Mesa keeps its drivers in `dri/`; since 24.2 they are one library beside it.
fn has_mesa_driver(environment: &Environment, folder: &Path) -> bool {
    environment.names_in(folder.join("dri")).iter().any(|name| name.ends_with("_dri.so"))
        || environment.names_in(folder).iter().any(|name| name.starts_with("libgallium-"))
}
