import { isAbout, type BoundaryRule } from '../boundaryRule.ts';

const words = 'db database databases migration migrations prisma alembic flyway liquibase'.split(' ');
const names = new Set(
  'schema.rb structure.sql drizzle.config.ts knexfile.js knexfile.ts ormconfig.json'.split(' '),
);
const extensions = new Set(['sql', 'prisma', 'dbml']);

/** Database migrations, schemas and the code that reaches the database. */
export const database: BoundaryRule = {
  name: 'critical/database',
  zone: 'critical',
  why: "The database: a mistake here can lose customers' data for good.",
  matches: (file) => names.has(file.name) || extensions.has(file.extension) || isAbout(file, words),
};
