import * as vscode from 'vscode';
import { findFootnoteOnly } from '../../app/findFootnoteOnly.ts';
import { fingerprintVariants } from '../../app/fingerprintVariants.ts';
import type { ActiveExperiment } from '../../app/labState.ts';
import type { LabStore } from '../../app/ports.ts';
import { assignVariant } from '../../core/evidence/assignVariant.ts';
import { describeEvidence } from '../../core/evidence/describeEvidence.ts';
import type { EvidenceReading, VariantReading } from '../../core/evidence/evidenceReading.ts';
import { drawPicture } from '../../core/evidence/pictures/drawPicture.ts';
import { pictureNames } from '../../core/evidence/pictures/picture.ts';
import { pictureWords, type PictureWords } from '../../core/evidence/pictures/pictureWords.ts';
import { hashProtocol, protocolOf } from '../../core/evidence/protocol.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import type { EvidenceView, ReadingView, VariantFigures } from '../../protocol/guideEvidence.ts';

/** As wide as the guide draws: a sidebar is 300 pixels where nobody changed it, and drawings only shrink. */
const pictureWidth = 240;

/** What takes statistics or a look at the prototype's files to know; worked out apart from the state. */
export type WorkedOut = Pick<EvidenceView, 'reading' | 'pictures' | 'nextVariants'>;

/** Works out what the evidence of an experiment says and who tries what next. @param now for what still goes on */
export async function readEvidenceView(
  { experiment, sessions, generations }: ActiveExperiment,
  store: Pick<LabStore, 'readVariant' | 'readAssets'>,
  now: Date,
): Promise<WorkedOut> {
  const protocol = protocolOf(experiment);
  const hash = hashProtocol(protocol, sha256);
  const prototypes = await fingerprintVariants(experiment.slug, protocol.variants, { store, sha256 });
  const made = { ...protocol, variants: protocol.variants.filter((id) => id in prototypes) };
  const nextVariants = made.variants.length === 0 ? [] : assignVariant(made, hash, sessions).order;
  if (sessions.length === 0) return { reading: undefined, pictures: [], nextVariants };
  const footnoteOnly = await findFootnoteOnly(experiment, generations, store);
  const reading = describeEvidence(sessions, experiment, { protocol: hash, prototypes, footnoteOnly });
  const options = { width: pictureWidth, words: translated(), now: now.toISOString() };
  return {
    reading: viewReading(reading),
    pictures: pictureNames.map((name) => ({ name, picture: drawPicture(name, reading, options) })),
    nextVariants,
  };
}

/** Leaves out what is as long as the participants are many. */
function viewReading(whole: EvidenceReading): ReadingView {
  const { excluded: _, pilots: __, ...reading } = whole;
  return {
    ...reading,
    deciding: figuresOf(reading.deciding),
    variants: reading.variants.map(figuresOf),
  };
}

function figuresOf(variant: VariantReading): VariantFigures {
  const { rows: _, ...figures } = variant;
  return figures;
}

/** The words in pictures in the user's language. */
function translated(): PictureWords {
  const words: Record<keyof PictureWords, string> = { ...pictureWords };
  for (const [key, text] of Object.entries(pictureWords))
    Object.assign(words, { [key]: vscode.l10n.t(text) });
  return words;
}
