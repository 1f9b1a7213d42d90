import type { BoundaryRule } from './boundaryRule.ts';
import { content } from './rules/content.ts';
import { continuousIntegration } from './rules/continuousIntegration.ts';
import { database } from './rules/database.ts';
import { documentation } from './rules/documentation.ts';
import { exploration } from './rules/exploration.ts';
import { identity } from './rules/identity.ts';
import { infrastructure } from './rules/infrastructure.ts';
import { packages } from './rules/packages.ts';
import { payments } from './rules/payments.ts';
import { production } from './rules/production.ts';
import { secrets } from './rules/secrets.ts';
import { selfProtection } from './rules/selfProtection.ts';

/** Every rule, in the order in which they are asked: where a mistake is expensive comes before where it is not. */
export const boundaryRules: readonly BoundaryRule[] = [
  exploration,
  secrets,
  continuousIntegration,
  selfProtection,
  packages,
  payments,
  identity,
  database,
  infrastructure,
  documentation,
  content,
  production,
];
