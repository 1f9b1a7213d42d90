import type { Zone } from './zone.ts';

/** What each zone is called wherever people read of it: the same word in the editor, in pictures and in documents. */
export const zoneNames = {
  exploration: 'Exploration',
  open: 'Open',
  gated: 'Needs Review',
  production: 'Production',
  critical: 'Critical',
} as const satisfies Record<Zone, string>;

/** The name for engineers, who know the policy's word: said too where the two differ. */
export function zoneForEngineers(zone: Zone): string {
  return zone === 'gated' ? `${zoneNames.gated} (gated)` : zoneNames[zone];
}
