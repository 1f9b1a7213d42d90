import type { BoundaryRule } from '../boundaryRule.ts';
import { isAbout, subject } from '../isAbout.ts';

const sure = new Set('database databases migration migrations prisma alembic flyway liquibase'.split(' '));
const names = new Set(
  'schema.rb structure.sql drizzle.config.ts knexfile.js knexfile.ts ormconfig.json'.split(' '),
);
const extensions = new Set('sql prisma dbml db sqlite sqlite3'.split(' '));

/** Decibels are called so too. */
const db = {
  asFolder: true,
  asName: true,
  beside: new Set(
    'api client config conn connect connection lib migrate models mongo mysql pool postgres query schema seed server setup sql utils'.split(
      ' ',
    ),
  ),
};
const subjectWords = subject(sure, { db }, true);

/** Database migrations, schemas and the code that reaches the database. */
export const database: BoundaryRule = {
  name: 'critical/database',
  zone: 'critical',
  why: "The database: a mistake here can lose customers' data for good.",
  risk: 'Data may be lost, or old and new data may no longer fit together; undoing this is seldom possible.',
  matches: (file) => names.has(file.name) || extensions.has(file.extension) || isAbout(file, subjectWords),
};
