import * as z from 'zod';

/** Version of the policy file. */
export const policyVersion = 1;

const limit = z.int().min(0);

const limitsSchema = z
  .strictObject({
    files: limit.optional().describe('Most files one fix may change.'),
    lines: limit.optional().describe('Most lines one fix may add and remove, together.'),
    owners: limit.optional().describe('Most different owners (CODEOWNERS) who would have to review one fix.'),
    dependents: limit
      .optional()
      .describe('Most files that may import a changed file, directly or through others.'),
  })
  .meta({
    title: 'Limits of a lightweight fix',
    description:
      'How much one lightweight fix may touch in gated and open zones. What goes beyond is refused kindly, with the limit that was met. Of several limits the strictest counts.',
    defaultSnippets: [
      {
        label: 'limits',
        body: { files: '^${1:5}', lines: '^${2:80}', owners: '^${3:1}', dependents: '^${4:25}' },
      },
    ],
  });

const zoneSchema = z.enum(['open', 'gated', 'production', 'critical']).meta({
  title: 'Zone',
  description:
    'open: free to edit, such as documentation and copy. gated: lightweight fixes are allowed within limits. production: engineering territory. critical: where a mistake is expensive, such as payments, sign-in, migrations, infrastructure and CI.',
  enumDescriptions: [
    'Free to edit: documentation, copy.',
    'Lightweight fixes are allowed, within limits.',
    'Engineering territory: what no rule names is this.',
    'Engineering territory where a mistake is expensive: payments, sign-in, migrations, infrastructure, CI.',
  ],
});

const pathsSchema = z
  .array(
    z
      .string()
      .min(1)
      .max(1000)
      .describe(
        'A pattern as in .gitignore, from the root of the repository: `/` at the start or in the middle ties it to the root, `/` at the end means folders, `**` any number of folders, `!` takes back.',
      ),
  )
  .min(1)
  .max(1000)
  .meta({
    title: 'Paths',
    description:
      'Patterns as in .gitignore, from the root of the repository. Inside a rule the last pattern that matches decides, and `!` takes back what an earlier pattern of the same rule matched, except inside a folder that is matched as a whole.',
    defaultSnippets: [{ label: 'paths', body: ['$1'] }],
  });

const ruleSchema = z
  .strictObject({
    zone: zoneSchema,
    name: z
      .string()
      .regex(/^[\w][\w .-]*$/, 'is made of letters, digits, spaces, dots and dashes')
      .max(60)
      .optional()
      .describe(
        'A short name, shown as `policy/<name>` and written into records. Without one, the number of the rule.',
      ),
    paths: pathsSchema,
    why: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe('Why these files are in this zone: one sentence for a product manager.'),
    risk: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe('What could break when these files change: one sentence for a product manager.'),
    limits: limitsSchema.optional(),
  })
  .meta({
    title: 'Rule',
    description: 'Puts files into a zone. The last rule that matches a file decides.',
    defaultSnippets: [
      {
        label: 'Rule: a zone for some paths',
        body: { zone: '${1|open,gated,production,critical|}', paths: ['$2'], why: '$3' },
      },
    ],
  });

/** What `footbridge.policy.jsonc` may say. */
export const policySchema = z
  .strictObject({
    $schema: z.string().optional().describe('The JSON schema of this file, for other editors.'),
    version: z.literal(policyVersion).describe('Version of the format.'),
    zones: z
      .array(ruleSchema)
      .max(1000)
      .describe(
        'The rules. The last rule that matches a file decides, so general rules come first and exceptions after.',
      ),
    limits: limitsSchema.optional(),
    defaults: z
      .boolean()
      .optional()
      .describe(
        'Whether built-in rules place what no rule here matches (they do unless this is false). With false it is production.',
      ),
    labs: z
      .array(
        z
          .string()
          .min(1)
          .max(1000)
          .describe('A folder relative to the repository, such as `lab` or `../shop-lab`. No patterns.'),
      )
      .max(100)
      .optional()
      .describe(
        'Folders of labs: prototypes live there. Inside the repository they are exploration, free to change.',
      ),
    gate: z
      .strictObject({
        branches: z
          .array(z.string().min(1).max(1000).describe('A branch name; `*` and `**` as in paths.'))
          .optional()
          .describe('Branches whose changes are held to zones and limits.'),
        authors: z
          .array(z.string().min(1).max(1000).describe('An e-mail address; `*` stands for any text.'))
          .optional()
          .describe('Authors whose changes are held to zones and limits.'),
      })
      .optional()
      .describe(
        "Whose changes the gate (git hook and CI) holds to zones and limits: those on a branch or by an author named here. Without names, everybody's. Leaks of prototype code concern everybody.",
      ),
  })
  .meta({
    title: 'Footbridge boundary policy',
    allowComments: true,
    allowTrailingCommas: true,
    description:
      'Where product managers may explore and where engineering decides. Owned by engineering, read at the root of the repository. When it cannot be read, the last good policy holds, or else everything is production.',
    defaultSnippets: [
      {
        label: 'A policy to begin with',
        body: {
          version: 1,
          zones: [{ zone: 'open', paths: ['${1:docs/}'], why: '${2:Documentation: free to improve.}' }],
        },
      },
    ],
  });

/** A policy file's value, as written. */
export type PolicyFile = z.infer<typeof policySchema>;
