import { isAbout, type BoundaryRule } from '../boundaryRule.ts';

const words = `
  terraform infra infrastructure docker dockerfile containerfile k8s kubernetes helm kustomize
  kustomization ansible pulumi cloudformation deploy deployment nginx caddyfile
`
  .trim()
  .split(/\s+/);
const names = new Set(
  `
  compose.yml compose.yaml procfile serverless.yml serverless.yaml app.yaml fly.toml vercel.json
  netlify.toml wrangler.toml wrangler.jsonc render.yaml firebase.json cdk.json
`
    .trim()
    .split(/\s+/),
);
const extensions = new Set('tf tfvars tfstate hcl bicep'.split(' '));

/** What the product runs on: servers, containers, clusters and their configuration. */
export const infrastructure: BoundaryRule = {
  name: 'critical/infrastructure',
  zone: 'critical',
  why: 'Infrastructure: a mistake here can take the product down for everyone.',
  matches: (file) => names.has(file.name) || extensions.has(file.extension) || isAbout(file, words),
};
