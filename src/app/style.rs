//! The look of the window: typeface, spacing and colours. No other module of the window names a
//! raw colour.

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Response, Stroke,
    TextStyle, Theme, Visuals,
};

use crate::figure::{self, Role};

/// Colours that the panels use beside those of egui's own widgets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    /// Behind the panels.
    pub backdrop: Color32,
    /// The panels.
    pub panel: Color32,
    /// Edges of panels and fields.
    pub edge: Color32,
    /// Fields and unchosen buttons.
    pub field: Color32,
    /// Running text.
    pub text: Color32,
    /// Quiet text.
    pub muted: Color32,
    /// What is chosen, links.
    pub accent: Color32,
    /// Text on what is chosen.
    pub on_accent: Color32,
    /// The frame of what is chosen on the map.
    pub selected: Color32,
    /// The frame of what is under the pointer.
    pub hovered: Color32,
    /// Tumour, in text.
    pub tumour: Color32,
    /// Something to attend to.
    pub warning: Color32,
    /// Passages that support something in the case.
    pub cited: Color32,
    /// Passages that support the value at hand.
    pub passage: Color32,
    /// A passage that is selected, to be cited.
    pub selection: Color32,
    /// Time points without disease.
    pub good: Color32,
    /// Treatment.
    pub treatment: Color32,
}

pub(super) const LIGHT: Palette = Palette {
    backdrop: Color32::from_rgb(0xF2, 0xF1, 0xEC),
    panel: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    edge: Color32::from_rgb(0xDD, 0xDA, 0xD2),
    field: Color32::from_rgb(0xF1, 0xEF, 0xE9),
    text: Color32::from_rgb(0x26, 0x25, 0x22),
    muted: Color32::from_rgb(0x62, 0x5F, 0x58),
    accent: Color32::from_rgb(0x1F, 0x6F, 0x8B),
    on_accent: Color32::WHITE,
    selected: Color32::from_rgb(0x12, 0x23, 0x3F),
    hovered: Color32::from_rgb(0x1F, 0x8F, 0xA8),
    tumour: Color32::from_rgb(0xA3, 0x11, 0x2E),
    warning: Color32::from_rgb(0x9A, 0x42, 0x0C),
    cited: Color32::from_rgb(0xF1, 0xEF, 0xE9),
    passage: Color32::from_rgb(0xFB, 0xE3, 0xB8),
    selection: Color32::from_rgb(0xBF, 0xE0, 0xEA),
    good: Color32::from_rgb(0x2E, 0x7D, 0x4F),
    treatment: Color32::from_rgb(0x6A, 0x4A, 0x9C),
};

pub(super) const DARK: Palette = Palette {
    backdrop: Color32::from_rgb(0x17, 0x18, 0x1A),
    panel: Color32::from_rgb(0x21, 0x22, 0x25),
    edge: Color32::from_rgb(0x3A, 0x3C, 0x40),
    field: Color32::from_rgb(0x2E, 0x30, 0x34),
    text: Color32::from_rgb(0xE6, 0xE4, 0xDE),
    muted: Color32::from_rgb(0xAA, 0xA7, 0x9F),
    accent: Color32::from_rgb(0x4F, 0xB0, 0xD0),
    on_accent: Color32::from_rgb(0x10, 0x18, 0x1C),
    selected: Color32::WHITE,
    hovered: Color32::from_rgb(0x3F, 0xC8, 0xA0),
    tumour: Color32::from_rgb(0xFF, 0x8A, 0x9C),
    warning: Color32::from_rgb(0xF0, 0xA0, 0x60),
    cited: Color32::from_rgb(0x2E, 0x30, 0x34),
    passage: Color32::from_rgb(0x46, 0x37, 0x16),
    selection: Color32::from_rgb(0x18, 0x3E, 0x4D),
    good: Color32::from_rgb(0x6F, 0xC8, 0x94),
    treatment: Color32::from_rgb(0xB4, 0x9A, 0xE6),
};

impl Palette {
    /// The colours of the theme that a part of the window is drawn in.
    pub fn of(ui: &egui::Ui) -> &'static Self {
        if ui.visuals().dark_mode { &DARK } else { &LIGHT }
    }
}

/// The heavier cut of the typeface.
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// A heading inside a panel.
pub fn heading(text: impl Into<String>) -> egui::RichText {
    egui::RichText::new(text).font(FontId::new(16.0, semibold()))
}

/// A heading of a group of fields.
pub fn subheading(text: impl Into<String>) -> egui::RichText {
    egui::RichText::new(text).font(FontId::new(13.0, semibold()))
}

/// Sets typeface, sizes and colours for a window.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    let cuts = [
        ("inter", figure::font::REGULAR, FontFamily::Proportional),
        ("inter-semibold", figure::font::SEMIBOLD, semibold()),
    ];
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (name, bytes, family) in cuts {
        fonts.font_data.insert(name.to_owned(), FontData::from_static(bytes).into());
        let order = [name.to_owned()].into_iter().chain(fallback.iter().cloned()).collect();
        fonts.families.insert(family, order);
    }
    ctx.set_fonts(fonts);
    // Ctrl with plus, minus and 0 zoom the map, not the letters.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.style_mut_of(Theme::Light, |style| apply(style, &LIGHT, Visuals::light()));
    ctx.style_mut_of(Theme::Dark, |style| apply(style, &DARK, Visuals::dark()));
}

fn apply(style: &mut egui::Style, palette: &Palette, mut visuals: Visuals) {
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.panel;
    visuals.extreme_bg_color = palette.panel;
    visuals.text_edit_bg_color = Some(palette.panel);
    visuals.faint_bg_color = palette.field;
    visuals.hyperlink_color = palette.accent;
    visuals.window_stroke = Stroke::new(1.0, palette.edge);
    visuals.selection.bg_fill = palette.accent.gamma_multiply(0.35);
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.warn_fg_color = palette.warning;
    // A blinking cursor would repaint an idle window twice a second.
    visuals.text_cursor.blink = false;
    let radius = CornerRadius::same(5);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(6);
    let widgets = &mut visuals.widgets;
    for widget in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        widget.corner_radius = radius;
        widget.fg_stroke.color = palette.text;
        widget.expansion = 0.0;
    }
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.edge);
    for widget in [&mut widgets.inactive, &mut widgets.open] {
        widget.weak_bg_fill = palette.field;
        widget.bg_fill = palette.field;
        widget.bg_stroke = Stroke::new(1.0, palette.edge);
    }
    // The accent is kept for what has the keyboard.
    for widget in [&mut widgets.hovered, &mut widgets.active] {
        widget.weak_bg_fill = palette.field;
        widget.bg_fill = palette.field;
        widget.bg_stroke = Stroke::new(1.0, palette.muted);
    }
    style.visuals = visuals;
    style.text_styles = [
        (TextStyle::Small, FontId::proportional(11.0)),
        (TextStyle::Body, FontId::proportional(13.0)),
        (TextStyle::Button, FontId::proportional(13.0)),
        (TextStyle::Heading, FontId::new(16.0, semibold())),
        (TextStyle::Monospace, FontId::monospace(12.5)),
    ]
    .into();
    style.spacing.item_spacing = egui::vec2(6.0, 5.0);
    style.spacing.button_padding = egui::vec2(8.0, 3.0);
    style.spacing.interact_size = egui::vec2(24.0, 24.0);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(14);
    style.spacing.scroll = egui::style::ScrollStyle::thin();
    style.interaction.selectable_labels = false;
    // Without a graphics card every frame costs; nothing fades or slides.
    style.animation_time = 0.0;
    style.scroll_animation = egui::style::ScrollAnimation::none();
}

/// The colour of a role in a theme.
pub fn color(theme: figure::Theme, role: Role) -> Color32 {
    let ink = theme.ink(role);
    let [red, green, blue] = ink.rgb;
    Color32::from_rgba_unmultiplied(red, green, blue, (ink.opacity * 255.0).round() as u8)
}

/// Gives a button a full name for screen readers.
pub fn named(response: Response, name: &str) -> Response {
    let enabled = response.enabled();
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, enabled, name));
    response
}

/// Gives a list to choose from a full name for screen readers.
pub fn named_list(response: &Response, name: &str) {
    let enabled = response.enabled();
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::ComboBox, enabled, name));
}

#[cfg(test)]
#[path = "style_tests.rs"]
mod tests;
