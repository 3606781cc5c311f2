/**
 * Fluent UI declares web fonts on Microsoft's CDN as soon as its theme module is evaluated, unless this
 * setting is there first. The pane loads nothing from outside, so this module must be imported before
 * any of Fluent UI.
 */
const settings = window as { FabricConfig?: { fontBaseUrl: string } };
settings.FabricConfig = { fontBaseUrl: "" };
