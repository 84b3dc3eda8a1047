/** The name of a form's field, which is the logical name of its column: lookups, too, as they are. */
export type FieldOf<T extends { readonly columns: object }> = Lowercase<keyof T['columns'] & string>;
