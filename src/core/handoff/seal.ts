import type { Sha256 } from '../evidence/protocol.ts';

const digits = 16;
const last = /<!-- footbridge: ([0-9a-f]{16}) -->\s*$/;

/** A brief with a last line by which it can be told whether somebody wrote into it since; previews do not show it. */
export function sealed(markdown: string, sha256: Sha256): string {
  return `${markdown}\n<!-- footbridge: ${digest(markdown, sha256)} -->\n`;
}

/** Whether a brief is as it was written; line endings, which git may change, do not matter. */
export function isAsWritten(text: string, sha256: Sha256): boolean {
  const seal = sealOf(text, sha256);
  return seal !== undefined && seal.found === seal.due;
}

/** The same brief with a last line that fits what Footbridge itself changed in it; as it is where it has no such line. */
export function resealed(text: string, sha256: Sha256): string {
  const seal = sealOf(text, sha256);
  return seal ? text.replace(last, (line) => line.replace(seal.found, seal.due)) : text;
}

/** What a brief's last line says, and what it would say of the text above it. */
function sealOf(text: string, sha256: Sha256): { found: string; due: string } | undefined {
  const plain = text.replaceAll('\r\n', '\n').replace(/^\ufeff/, '');
  const match = last.exec(plain);
  const found = match?.[1];
  if (!match || found === undefined) return undefined;
  return { found, due: digest(plain.slice(0, Math.max(0, match.index - 1)), sha256) };
}

function digest(text: string, sha256: Sha256): string {
  return sha256(text).slice(0, digits);
}
