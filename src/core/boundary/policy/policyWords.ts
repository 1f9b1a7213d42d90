import type { PolicyMatch } from './policy.ts';

/** Why a file is in its zone, where the rule of the policy does not say. */
export const whyByZone: Readonly<Record<PolicyMatch['zone'], string>> = {
  open: "Engineering's policy leaves this file free to edit.",
  gated: "Engineering's policy allows lightweight fixes to this file, within limits.",
  production: "Engineering's policy keeps this file in production.",
  critical: "Engineering's policy calls this file critical: a mistake here is expensive.",
};
