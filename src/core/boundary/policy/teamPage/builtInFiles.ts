/** Which files each built-in rule is about, by the rule's name: its `why` says the rest. Finished Markdown. */
export const builtInFiles: Readonly<Record<string, string>> = {
  'open/documentation': 'READMEs and documentation',
  'open/content': 'Words that customers read, kept as data in a folder for them',
  'production/default': 'Everything else',
  'production/strict': 'Everything else',
  'critical/boundary':
    '`footbridge.policy.jsonc`, its baseline, CODEOWNERS, `.github/workflows/`, `.footbridge/`',
  'critical/secrets': 'Keys, passwords and `.env` files',
  'critical/ci': 'Pipelines, git hooks and who must review',
  'critical/packages': 'Package manifests and lock files',
  'critical/payments': 'Payments, billing, invoices and refunds',
  'critical/identity': 'Sign-in, sessions, passwords and permissions',
  'critical/database': 'Migrations, schemas and code that reaches the database',
  'critical/infrastructure': 'Servers, containers, clusters and their configuration',
};
