import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import type { SecretLintRuleContext, SecretLintRuleCreator, SecretLintSourceCode } from '@secretlint/types';
import type { SecretFound } from '../../core/boundary/leaks/rules/secret.ts';

const kinds: Readonly<Record<string, string>> = {
  '1password': '1Password token',
  anthropic: 'Anthropic key',
  aws: 'AWS key',
  basicauth: 'name and password in an address',
  'database-connection-string': 'database password',
  databricks: 'Databricks token',
  docker: 'Docker token',
  figma: 'Figma token',
  gcp: 'Google Cloud key',
  github: 'GitHub token',
  gitlab: 'GitLab token',
  grafana: 'Grafana token',
  groq: 'Groq key',
  'hashicorp-vault': 'Vault token',
  huggingface: 'Hugging Face token',
  linear: 'Linear key',
  notion: 'Notion token',
  npm: 'npm token',
  openai: 'OpenAI key',
  privatekey: 'private key',
  sendgrid: 'SendGrid key',
  shopify: 'Shopify token',
  slack: 'Slack token',
  vercel: 'Vercel token',
};

/** A comment in the file must not switch the search off: models write the files. */
const scanners: readonly SecretLintRuleCreator[] = rules.filter(
  ({ meta }) => meta.type === 'scanner' && !/filter/.test(meta.id),
);

/**
 * Looks for keys, tokens and passwords by secretlint's recommended rules. Nothing leaves the machine, and what is returned
 * holds no secret. The rules are run here and not by secretlint's core, which keeps timings of every file for good.
 *
 * @param path inside the lab: only its name and ending matter; no file is read
 */
export async function findSecrets(path: string, text: string): Promise<SecretFound[]> {
  const source = sourceOf(path, text);
  const found = new Map<string, SecretFound>();
  for (const scanner of scanners) {
    const kind = kindOf(scanner.meta.id);
    const context = contextOf((start) => {
      const { line } = source.indexToPosition(start);
      found.set(`${line} ${kind}`, { kind, line });
    });
    await scanner.create(context, {}).file?.(source);
  }
  return [...found.values()].toSorted((a, b) => a.line - b.line);
}

/** @param report told where, as an index, something begins */
function contextOf(report: (start: number) => void): SecretLintRuleContext {
  return {
    sharedOptions: {},
    // What rules would say holds the secret, so it is left out.
    createTranslator: () => (messageId) => ({ message: '', messageId: String(messageId), data: undefined }),
    report: ({ range }) => report(range[0]),
    ignore: () => {},
  };
}

function sourceOf(path: string, text: string): SecretLintSourceCode {
  const hasBOM = text.startsWith('\uFEFF');
  const content = hasBOM ? text.slice(1) : text;
  const starts = [0, ...[...content.matchAll(/\n/g)].map(({ index }) => index + 1)];
  // No real place: one rule reads the file again by its path.
  const filePath = `/nowhere/${path}`;
  const indexToPosition = (index: number) => {
    const line = starts.findLastIndex((start) => start <= index);
    return { line: line + 1, column: index - (starts[line] ?? 0) };
  };
  const positionToIndex = ({ line, column }: { line: number; column: number }) =>
    (starts[line - 1] ?? 0) + column;
  return {
    hasBOM,
    content,
    filePath,
    physicalFilePath: undefined,
    contentType: 'text',
    ext: /\.[^./]+$/.exec(path)?.[0] ?? '',
    getFilePath: () => filePath,
    getPhysicalFilePath: () => undefined,
    indexToPosition,
    positionToIndex,
    rangeToLocation: ([start, end]) => ({ start: indexToPosition(start), end: indexToPosition(end) }),
    locationToRange: ({ start, end }) => [positionToIndex(start), positionToIndex(end)],
  };
}

function kindOf(ruleId: string): string {
  const name = ruleId.replace(/^.*secretlint-rule-/, '');
  return kinds[name] ?? name;
}
