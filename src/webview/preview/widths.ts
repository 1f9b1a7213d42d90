import * as l10n from '@vscode/l10n';

/** The widths a prototype can be looked at in. CSS pixels; `undefined` is as wide as there is room. */
export const widths = [
  { id: 'fluid', pixels: undefined },
  { id: 'phone', pixels: 360 },
  { id: 'tablet', pixels: 768 },
  { id: 'desktop', pixels: 1280 },
] as const;

export type Width = (typeof widths)[number];

/** What a width is called. */
export function nameOfWidth({ id, pixels }: Width): string {
  switch (id) {
    case 'fluid':
      return l10n.t('As wide as there is room');
    case 'phone':
      return l10n.t('Phone, {0} px', pixels);
    case 'tablet':
      return l10n.t('Tablet, {0} px', pixels);
    default:
      return l10n.t('Desktop, {0} px', pixels);
  }
}
