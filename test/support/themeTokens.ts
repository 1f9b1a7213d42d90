/** The themes in which pages are shown and checked. */
export const themeNames = [
  'light',
  'dark',
  'highContrast',
  'highContrastLight',
  'lightModern',
  'darkModern',
] as const;
export type ThemeName = (typeof themeNames)[number];

/** How VS Code marks the `body` of a webview in each theme. */
const bodyClasses: Readonly<Record<ThemeName, string>> = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  highContrast: 'vscode-high-contrast',
  highContrastLight: 'vscode-high-contrast-light vscode-high-contrast',
  lightModern: 'vscode-light',
  darkModern: 'vscode-dark',
};

/** What VS Code sets beside colours, the same in every theme. */
const common: Readonly<Record<string, string>> = {
  '--vscode-font-family': 'system-ui, "Ubuntu", "Droid Sans", sans-serif',
  '--vscode-font-size': '13px',
  '--vscode-font-weight': 'normal',
  '--vscode-editor-font-family': '"Droid Sans Mono", monospace',
  '--vscode-editor-font-size': '14px',
};

/**
 * Colours as VS Code 1.139.1 computes them, read from a running window: token, then one value per theme in
 * the order of {@link themeNames} (Light 2026, Dark 2026, Dark High Contrast, Light High Contrast, Light
 * Modern, Dark Modern). Nothing between two bars: the theme does not define that token.
 */
const table = `
foreground|#202020|#bfbfbf|#ffffff|#292929|#3b3b3b|#cccccc
descriptionForeground|#606060|#8c8c8c|rgba(255,255,255,0.7)|rgba(41,41,41,0.7)|#3b3b3b|#9d9d9d
disabledForeground|#bbbbbb|#555555|#a5a5a5|#7f7f7f|rgba(97,97,97,0.5)|rgba(204,204,204,0.5)
errorForeground|#ad0707|#f48771|#f48771|#b5200d|#f85149|#f85149
icon-foreground|#606060|#8c8c8c|#ffffff|#292929|#3b3b3b|#cccccc
focusBorder|#0069cc|rgba(57,148,188,0.7)|#f38518|#006bbd|#005fb8|#0078d4
contrastBorder|||#6fc3df|#0f4a85||
contrastActiveBorder|||#f38518|#006bbd||
selection-background|||#008000|||
textLink-foreground|#0069cc|#48a0c7|#21a6ff|#0f4a85|#005fb8|#4daafc
textLink-activeForeground|#0069cc|#53a5ca|#21a6ff|#0f4a85|#005fb8|#4daafc
textPreformat-foreground|#606060|#8c8c8c|#ffffff|#ffffff|#3b3b3b|#d0d0d0
textPreformat-background|#ececec|#262626||#09345f|rgba(0,0,0,0.12)|#3c3c3c
textBlockQuote-background|#eaeaea|#242526||#f2f2f2|#f8f8f8|#2b2b2b
textBlockQuote-border|#f0f1f2|#2a2b2c|#ffffff|#292929|#e5e5e5|#616161
textSeparator-foreground|#eeeeee|#2a2a2a|#000000|#292929|#21262d|#21262d
editor-background|#ffffff|#121314|#000000|#ffffff|#ffffff|#1f1f1f
editor-foreground|#202020|#bbbebf|#ffffff|#292929|#3b3b3b|#cccccc
editorWidget-background|#fafafd|#202122|#0c141f|#ffffff|#f8f8f8|#202020
editorWidget-border|#e4e5e6|#2a2b2c|#6fc3df|#0f4a85|rgba(59,59,59,0.2)|rgba(204,204,204,0.2)
editorError-foreground|#e51400|#f14c4c|#f48771|#b5200d|#e51400|#f14c4c
editorWarning-foreground|#bf8803|#cca700|#ffd370|#895503|#bf8803|#cca700
editorInfo-foreground|#0063d3|#59a4f9|#59a4f9|#0063d3|#0063d3|#59a4f9
sideBar-background|#fafafd|#191a1b|#000000|#ffffff|#f8f8f8|#181818
sideBar-foreground|#202020|#bfbfbf|||#3b3b3b|#cccccc
sideBar-border|#f0f1f2|#2a2b2c|#6fc3df|#0f4a85|#e5e5e5|#2b2b2b
sideBarTitle-foreground|#202020|#bfbfbf|#ffffff||#3b3b3b|#cccccc
sideBarSectionHeader-background|#fafafd|#191a1b|||#f8f8f8|#181818
sideBarSectionHeader-foreground|#202020|#bfbfbf|||#3b3b3b|#cccccc
sideBarSectionHeader-border|#f0f1f2|#2a2b2c|#6fc3df|#0f4a85|#e5e5e5|#2b2b2b
input-background|#ffffff|#191a1b|#000000|#ffffff|#ffffff|#313131
input-foreground|#202020|#bfbfbf|#ffffff|#292929|#3b3b3b|#cccccc
input-border|rgba(216,216,216,0.4)|#333536|#6fc3df|#0f4a85|#cecece|#3c3c3c
input-placeholderForeground|#999999|#555555|rgba(255,255,255,0.7)|rgba(41,41,41,0.7)|#767676|#989898
inputOption-activeBackground|#d6d6d6|#313233|rgba(0,0,0,0)|rgba(0,0,0,0)|#bed6ed|rgba(36,137,219,0.51)
inputOption-activeBorder|#f0f1f2|#2a2b2c|#6fc3df|#0f4a85|#005fb8|#2488db
inputOption-activeForeground|#202020|#bfbfbf|#ffffff|#292929|#000000|#ffffff
inputOption-hoverBackground|rgba(184,184,184,0.31)|rgba(90,93,94,0.5)|||rgba(184,184,184,0.31)|rgba(90,93,94,0.5)
inputValidation-infoBackground|#e6f2fa|#1e3a47|#000000|#ffffff|#d6ecf2|#063b49
inputValidation-infoForeground|#202020|#bfbfbf||#292929||
inputValidation-infoBorder|#0069cc|#3994bc|#6fc3df|#0f4a85|#007acc|#007acc
inputValidation-warningBackground|#fdf6e3|#352a05|#000000|#ffffff|#f6f5d2|#352a05
inputValidation-warningForeground|#202020|#bfbfbf||#292929||
inputValidation-warningBorder|#b69500|#b89500|#6fc3df|#0f4a85|#b89500|#b89500
inputValidation-errorBackground|#fdeded|#3a1d1d|#000000|#ffffff|#f2dede|#5a1d1d
inputValidation-errorForeground|#202020|#bfbfbf||#292929||
inputValidation-errorBorder|#ad0707|#be1100|#6fc3df|#0f4a85|#be1100|#be1100
settings-textInputBorder|#cecece|#333536|#6fc3df|#0f4a85|#cecece|#3c3c3c
dropdown-background|#ffffff|#191a1b|#000000|#ffffff|#ffffff|#313131
dropdown-foreground|#202020|#bfbfbf|#ffffff|#292929|#3b3b3b|#cccccc
dropdown-border|#d8d8d8|#333536|#6fc3df|#0f4a85|#cecece|#3c3c3c
dropdown-listBackground|#ffffff|#191a1b|#000000|#ffffff|#ffffff|#1f1f1f
checkbox-background|#eaeaea|#242526|#000000|#ffffff|#f8f8f8|#313131
checkbox-foreground|#606060|#8c8c8c|#ffffff|#292929|#3b3b3b|#cccccc
checkbox-border|#868686|#707070|#6fc3df|#0f4a85|#cecece|#3c3c3c
button-background|#0069cc|#297aa0|#000000|#0f4a85|#005fb8|#0078d4
button-foreground|#ffffff|#ffffff|#ffffff|#ffffff|#ffffff|#ffffff
button-hoverBackground|#0063c1|#2b7da3|#000000|#0f4a85|#0258a8|#026ec1
button-border|#0069cc|#297aa0|#6fc3df|#0f4a85|rgba(0,0,0,0.1)|rgba(255,255,255,0.1)
button-separator|rgba(255,255,255,0.4)|rgba(255,255,255,0.4)|rgba(255,255,255,0.4)|rgba(255,255,255,0.4)|rgba(255,255,255,0.4)|rgba(255,255,255,0.4)
button-secondaryBackground|#eaeaea|rgba(0,0,0,0)||#ffffff|#e5e5e5|rgba(0,0,0,0)
button-secondaryForeground|#202020|#cccccc|#ffffff|#292929|#3b3b3b|#cccccc
button-secondaryHoverBackground|#f2f3f4|rgba(255,255,255,0.06)|||#cccccc|#2b2b2b
button-secondaryBorder|#eaeaea|#333536|#6fc3df|#0f4a85|rgba(59,59,59,0.15)|rgba(204,204,204,0.15)
toolbar-hoverBackground|rgba(0,0,0,0.12)|rgba(90,93,94,0.31)|||rgba(184,184,184,0.31)|rgba(90,93,94,0.31)
toolbar-activeBackground|#d6d6d8|rgba(255,255,255,0.2)|||rgba(166,166,166,0.31)|rgba(99,102,103,0.31)
badge-background|#0069cc|#307e9f|#000000|#0f4a85|#cccccc|#616161
badge-foreground|#ffffff|#ffffff|#ffffff|#ffffff|#3b3b3b|#f8f8f8
progressBar-background|#0069cc|#878889|#6fc3df|#0f4a85|#005fb8|#0078d4
list-hoverBackground|rgba(0,0,0,0.08)|rgba(255,255,255,0.08)|rgba(255,255,255,0.1)|rgba(15,74,133,0.1)|#f2f2f2|#2a2d2e
list-activeSelectionBackground|rgba(0,0,0,0.14)|rgba(255,255,255,0.13)||rgba(15,74,133,0.1)|#e8e8e8|#04395e
list-activeSelectionForeground|#202020|#ededed|||#000000|#ffffff
list-inactiveSelectionBackground|rgba(218,218,218,0.6)|#2c2d2e||rgba(15,74,133,0.1)|#e4e6f1|#37373d
tree-indentGuidesStroke|#a9a9a9|#585858|#a9a9a9|#a5a5a5|#a9a9a9|#585858
widget-border|#e2e2e5|#2a2b2c|#6fc3df|#0f4a85|#e5e5e5|#313131
widget-shadow|rgba(0,0,0,0)|rgba(0,0,0,0.36)|||rgba(0,0,0,0.16)|rgba(0,0,0,0.36)
panel-background|#fafafd|#191a1b|#000000|#ffffff|#f8f8f8|#181818
panel-border|#f0f1f2|#2a2b2c|#6fc3df|#0f4a85|#e5e5e5|#2b2b2b
banner-background|rgba(0,0,0,0.14)|rgba(255,255,255,0.13)||rgba(15,74,133,0.1)|#a2a2a2|#04395e
banner-foreground|#202020|#ededed|||#000000|#ffffff
scrollbarSlider-background|rgba(100,100,100,0.75)|rgba(168,169,170,0.52)|rgba(111,195,223,0.6)|rgba(15,74,133,0.4)|rgba(100,100,100,0.4)|rgba(121,121,121,0.4)
scrollbarSlider-hoverBackground|rgba(100,100,100,0.82)|rgba(168,169,170,0.56)|rgba(111,195,223,0.8)|rgba(15,74,133,0.8)|rgba(100,100,100,0.7)|rgba(100,100,100,0.7)
scrollbarSlider-activeBackground|rgba(100,100,100,0.88)|rgba(168,169,170,0.61)|#6fc3df|#0f4a85|rgba(0,0,0,0.6)|rgba(191,191,191,0.4)
charts-foreground|#202020|#cccccc|#ffffff|#292929|#3b3b3b|#cccccc
charts-lines|rgba(32,32,32,0.4)|rgba(200,202,204,0.5)|rgba(255,255,255,0.5)|rgba(41,41,41,0.5)|rgba(59,59,59,0.5)|rgba(204,204,204,0.5)
charts-red|#ad0707|#ef8773|#f48771|#b5200d|#e51400|#f14c4c
charts-blue|#1a5cff|#57a3f8|#59a4f9|#0063d3|#0063d3|#59a4f9
charts-yellow|#667309|#e0b97f|#ffd370|#895503|#bf8803|#cca700
charts-orange|#d18616|#cd861a|||rgba(234,92,0,0.33)|rgba(234,92,0,0.33)
charts-green|#388a34|#86cf86|#89d185|#374e06|#388a34|#89d185
charts-purple|#652d90|#ad80d7|#b180d7|#652d90|#652d90|#b180d7
keybindingLabel-background|rgba(221,221,221,0.4)|rgba(128,128,128,0.17)|rgba(0,0,0,0)|rgba(0,0,0,0)|rgba(221,221,221,0.4)|rgba(128,128,128,0.17)
keybindingLabel-foreground|#3b3b3b|#cccccc|#ffffff|#292929|#3b3b3b|#cccccc
keybindingLabel-border|rgba(204,204,204,0.4)|rgba(51,51,51,0.6)|#6fc3df|#0f4a85|rgba(204,204,204,0.4)|rgba(51,51,51,0.6)
keybindingLabel-bottomBorder|rgba(187,187,187,0.4)|rgba(68,68,68,0.6)|#6fc3df|#292929|rgba(187,187,187,0.4)|rgba(68,68,68,0.6)
`;

/**
 * The CSS custom properties a webview finds on its `html` element.
 * @returns names with their leading `--vscode-`, and their values
 */
export function themeTokens(theme: ThemeName): Record<string, string> {
  const column = themeNames.indexOf(theme) + 1;
  const rows = table
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
  const colours = rows.map((row): [string, string] => [`--vscode-${row[0] ?? ''}`, row[column] ?? '']);
  return { ...common, ...Object.fromEntries(colours.filter(([, value]) => value !== '')) };
}

/** The classes VS Code puts on a webview's `body`. */
export function themeBodyClass(theme: ThemeName): string {
  return bodyClasses[theme];
}
