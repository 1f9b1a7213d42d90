import type { BoundaryRule } from '../boundaryRule.ts';
import { isAbout, subject } from '../isAbout.ts';

const sure = new Set(
  `
  terraform infra infrastructure docker dockerfile containerfile k8s kubernetes kustomize
  kustomization ansible pulumi cloudformation deploy deployment nginx caddyfile
`
    .trim()
    .split(/\s+/),
);
const names = new Set(
  `
  compose.yml compose.yaml procfile serverless.yml serverless.yaml app.yaml fly.toml vercel.json
  netlify.toml wrangler.toml wrangler.jsonc render.yaml firebase.json cdk.json
`
    .trim()
    .split(/\s+/),
);
const extensions = new Set('tf tfvars tfstate hcl bicep'.split(' '));

const helm = { asFolder: true, beside: new Set(['chart', 'charts', 'values', 'release']) };
const subjectWords = subject(sure, { helm }, true);

/** What the product runs on: servers, containers, clusters and their configuration. */
export const infrastructure: BoundaryRule = {
  name: 'critical/infrastructure',
  zone: 'critical',
  why: 'Infrastructure: a mistake here can take the product down for everyone.',
  risk: 'The product may become slow, expensive or unreachable for everyone.',
  matches: (file) => names.has(file.name) || extensions.has(file.extension) || isAbout(file, subjectWords),
};
