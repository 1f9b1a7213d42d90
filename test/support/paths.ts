import path from 'node:path';

/** The checkout. */
export const repositoryRoot = path.resolve(import.meta.dirname, '../..');

/** What the build writes: bundles and the packed extension. */
export const distFolder = path.join(repositoryRoot, 'dist');

/** The packed extension, as a user installs it. */
export const vsixFile = path.join(distFolder, 'footbridge.vsix');

/** What a run leaves for people to look at: pictures, logs, reports. Never read by a test. */
export const artifactsFolder = path.join(repositoryRoot, 'artifacts');

/** Screenshots. */
export const picturesFolder = path.join(artifactsFolder, 'pictures');

/** Node and the command line tools that npm installed for the project. */
export const toolsFolder = path.join(repositoryRoot, 'node_modules', '.bin');

/** How the extension is known to VS Code. */
export const extensionId = 'footbridge.footbridge';
