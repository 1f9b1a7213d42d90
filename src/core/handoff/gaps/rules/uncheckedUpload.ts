/**
 * **security/unchecked-upload** (likely)
 *
 * People can choose a file, and either its kind is not limited (`accept`) or nothing in the code looks at its size.
 */
import type { GapRule } from '../gap.ts';
import { lastName } from '../nodeNames.ts';
import { nodesOf, place } from '../sourceFile.ts';

export const uncheckedUpload: GapRule = {
  rule: 'security/unchecked-upload',
  axis: 'security',
  inPlainWords: 'Any file can be handed in here, however large and whatever is in it.',
  forEngineers: 'File input without limits on type or size; nothing scans the content.',
  instead: 'Limit type and size, check both on the server, scan files and store them apart.',
  confidence: 'likely',
  find: (files) => {
    const looksAtSize = files.some((file) =>
      nodesOf(file, 'MemberExpression').some((node) => lastName(node) === 'size'),
    );
    return files.flatMap((file) =>
      file.elements
        .filter(({ tag, attributes }) => tag === 'input' && attributes.get('type') === 'file')
        .filter(({ attributes, spread }) => !looksAtSize || !(spread || attributes.has('accept')))
        .map((element) => place(file, element)),
    );
  },
};
