import type { Caller, StoredValue } from '../environment';
import { tooManyLinks, unknownProperty } from '../errors';
import type { Catalog, Table } from '../metadata/catalog';
import type { AttributeMetadata, RelationshipMetadata } from '../metadata/types';
import type { Path } from '../odata/ast';
import { reachSql } from '../security/reach';
import { quoted } from '../storage/database';
import { columnOf } from './columns';
import type { IsCommon } from './common-values';

/** What compiling one statement needs to know, and the values that it binds. */
export interface CompileContext {
  readonly catalog: Catalog;
  readonly now: Date;
  readonly caller: Pick<Caller, 'userId' | 'businessUnitId' | 'access'>;
  readonly negationIncludesNull: boolean;
  /** Lists only: which states and statuses are too common to look rows up by. */
  readonly isCommon?: IsCommon | undefined;
  readonly parameters: StoredValue[];
  /** Puts a value into the statement and gives its place. */
  bind(value: StoredValue): string;
  /** @throws DataverseError 400 when the query names too many tables */
  alias(): string;
}

/** Tables beside the first one in one query. Microsoft: 15. */
const MAX_LINKS = 15;

export function createCompileContext(environment: Pick<CompileContext, 'catalog' | 'now' | 'caller' | 'negationIncludesNull' | 'isCommon'>): CompileContext {
  const parameters: StoredValue[] = [];
  let aliases = 0;
  return {
    ...environment,
    parameters,
    bind: (value) => `?${parameters.push(value)}`,
    alias() {
      if (aliases > MAX_LINKS) throw tooManyLinks();
      return `t${aliases++}`;
    },
  };
}

interface Join {
  readonly head: string;
  readonly on: readonly string[];
}

/** A table in FROM, and the tables that paths through its lookups have joined to it. */
export class Source {
  readonly alias: string;
  private readonly joined = new Map<string, Source>();
  private readonly joins: Join[] = [];
  /** The table in SQL, or those rows of it that the caller may read. */
  private readonly rows: string;

  constructor(private readonly context: CompileContext, readonly table: Table, private readonly root?: Source) {
    this.alias = context.alias();
    this.rows = readableRows(context, table);
  }

  /** SQL of a column of this very table. */
  column(logicalName: string): string {
    return `${this.alias}.${quoted(logicalName)}`;
  }

  /** `"account" t0 LEFT JOIN …`: to be asked for once every path has been resolved. */
  from(): string {
    return [`${this.rows} ${this.alias}`, ...this.joins.map(({ head, on }) => `${head} ON ${on.join(' AND ')}`)].join(' ');
  }

  /**
   * Joins a table by columns of the caller's choosing. What the caller adds to `on` later belongs to the join: rows that
   * do not meet it are missing, and in a LEFT JOIN only their columns are.
   */
  link(target: Table, kind: 'JOIN' | 'LEFT JOIN', from: string, to: string): { readonly source: Source; readonly on: string[] } {
    const root = this.root ?? this;
    const source = new Source(this.context, target, root);
    const on = [`${source.column(from)} = ${this.column(to)}`];
    root.joins.push({ head: `${kind} ${source.rows} ${source.alias}`, on });
    return { source, on };
  }

  /**
   * The column that a path ends in.
   * @throws DataverseError 400 where a name on the way is unknown
   */
  resolve(path: Path): ResolvedColumn {
    const source = this.follow(path.segments.slice(0, -1));
    const attribute = columnOf(source.table, path.segments.at(-1) as string);
    return { table: source.table, attribute, sql: source.column(attribute.logicalName) };
  }

  /** The table at the end of single-valued navigation properties. */
  follow([next, ...rest]: readonly string[]): Source {
    return next === undefined ? this : this.join(next).follow(rest);
  }

  private join(navigation: string): Source {
    const known = this.joined.get(navigation);
    if (known) return known;
    const relationship = this.table.manyToOne.get(navigation);
    const target = relationship && this.context.catalog.table(relationship.referencedEntity);
    if (!relationship || !target) throw unknownProperty(navigation, this.table.logicalName);
    const root = this.root ?? this;
    const source = new Source(this.context, target, root);
    const key = `${source.column(relationship.referencedAttribute)} = ${this.column(relationship.referencingAttribute)}`;
    root.joins.push({ head: `LEFT JOIN ${source.rows} ${source.alias}`, on: [`${key}${pointsTo(this, relationship)}`] });
    this.joined.set(navigation, source);
    return source;
  }
}

/** @throws DataverseError 403 where the caller may read no row of the table */
function readableRows({ catalog, caller: { access }, bind }: CompileContext, table: Table): string {
  access.demand('Read', table);
  const name = quoted(table.logicalName);
  // Who takes part in an activity is seen by whoever sees the activity.
  const activity = table.logicalName === 'activityparty' ? catalog.table('activitypointer') : undefined;
  const owned = activity ?? table;
  const reached = reachSql(access.depth('Read', owned), owned, access.principal, quoted, bind);
  if (reached === undefined) return name;
  return `(SELECT * FROM ${name} WHERE ${activity ? `"activityid" IN (SELECT "activityid" FROM "activitypointer" WHERE ${reached})` : reached})`;
}

export interface ResolvedColumn {
  readonly table: Table;
  readonly attribute: AttributeMetadata;
  readonly sql: string;
}

/** ` AND …`: that a lookup which may point to several tables points to this relationship's one. */
export function pointsTo(source: Source, relationship: RelationshipMetadata): string {
  const attribute = source.table.attribute(relationship.referencingAttribute);
  const type = attribute?.targetTypeAttribute;
  if (!type || !attribute.targets?.includes(relationship.referencedEntity)) return '';
  return ` AND ${source.column(type)} = '${relationship.referencedEntity.replaceAll("'", "''")}'`;
}
