import { manifestSchema, manifestVersion, type Manifest } from '../../core/manifest.ts';
import type { RecordKind } from './records.ts';

/** `footbridge.json` as a record. */
export const manifestKind: RecordKind<Manifest> = { schema: manifestSchema, version: manifestVersion };
