import { logicalName } from '@gdap-manager/entities';
import { introducedVersion } from '../manifest';
import { descriptions, displayNames } from './labels';
import { element, values, type XmlNode } from './xml';

/** A column as `customizations.xml` describes it, ours or the platform's. */
export interface Attribute {
  readonly schemaName: string;
  /** `nvarchar`, `int`, `lookup`, … */
  readonly type: string;
  readonly displayName: string;
  readonly description: string;
  readonly custom: boolean;
  readonly requiredLevel?: 'none' | 'recommended' | 'required' | 'systemrequired';
  /** Where it can be shown, joined by `|`; absent: nowhere. */
  readonly displayMask?: string;
  readonly imeMode?: 'auto' | 'inactive' | 'disabled';
  /** What the Web API may do with it besides reading. */
  readonly canCreate: boolean;
  readonly canUpdate: boolean;
  readonly audited?: boolean;
  /** Derived from another column; not stored by itself. */
  readonly logical?: boolean;
  /** Lookups of the platform say what of them can be changed. */
  readonly customizable?: boolean;
  readonly autoNumberFormat?: string;
  readonly searchable?: boolean;
  readonly filterable?: boolean;
  readonly retrievable?: boolean;
  /** What only this type has. */
  readonly typePart?: readonly XmlNode[];
}

/** Everywhere that staff can meet a column. */
export const SHOWN = 'ValidForAdvancedFind|ValidForForm|ValidForGrid';

/** The `attribute` element, in the order of a real export. */
export function attributeElement(attribute: Attribute): XmlNode {
  const name = logicalName(attribute.schemaName);
  return element('attribute', { PhysicalName: attribute.schemaName }, [
    ...values({
      Type: attribute.type,
      Name: name,
      LogicalName: name,
      RequiredLevel: attribute.requiredLevel ?? 'none',
      DisplayMask: attribute.displayMask,
      ImeMode: attribute.imeMode ?? 'auto',
      ValidForUpdateApi: attribute.canUpdate,
      ValidForReadApi: true,
      ValidForCreateApi: attribute.canCreate,
      IsCustomField: attribute.custom,
      IsAuditEnabled: attribute.audited ?? false,
      IsLogical: attribute.logical,
      IsSecured: false,
      IntroducedVersion: introducedVersion,
      ...((attribute.custom || attribute.customizable) && {
        IsCustomizable: true,
        IsRenameable: true,
        CanModifySearchSettings: true,
        CanModifyRequirementLevelSettings: true,
        CanModifyAdditionalSettings: true,
      }),
      SourceType: 0,
      IsGlobalFilterEnabled: false,
      IsSortableEnabled: false,
      ...((attribute.custom || attribute.customizable) && { CanModifyGlobalFilterSettings: true, CanModifyIsSortableSettings: true }),
      IsDataSourceSecret: false,
      AutoNumberFormat: attribute.autoNumberFormat ?? '',
      IsSearchable: attribute.searchable ?? false,
      IsFilterable: attribute.filterable ?? false,
      IsRetrievable: attribute.retrievable ?? false,
      IsLocalizable: false,
    }),
    ...(attribute.typePart ?? []),
    displayNames(attribute.displayName),
    descriptions(attribute.description),
  ]);
}
