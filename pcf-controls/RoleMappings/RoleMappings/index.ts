import * as React from 'react';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { gdapSecurityGroup } from '@gdap-manager/entities/security-group/table';
import { clientUrlOf, hasPrivilege, isFormReadOnly, rowOf } from '../../shared/host';
import { registerControlIcons } from '../../shared/icons';
import { createTexts, type Texts } from '../../shared/texts';
import { RoleMappingsControl } from './components/RoleMappingsControl';
import { createStore, type Store } from './data/store';
import type { IInputs, IOutputs } from './generated/ManifestTypes';
import type { Staged } from './model/staged';

type Context = ComponentFramework.Context<IInputs>;

/** Which security group gets which directory roles, on the forms of templates and requests. */
export class RoleMappings implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private context!: Context;
  private kept: ComponentFramework.Dictionary = {};
  private store!: Store;
  private texts!: Texts;

  public init(context: Context, _notifyOutputChanged: () => void, state: ComponentFramework.Dictionary | undefined): void {
    registerControlIcons();
    context.mode.trackContainerResize(true);
    this.context = context;
    this.kept = state ?? {};
    this.texts = createTexts((key) => this.context.resources.getString(key), () => this.context.userSettings.languageId);
    this.store = createStore(() => ({
      webApi: this.context.webAPI,
      clientUrl: clientUrlOf(this.context),
      fetch: (address, request) => window.fetch(address, request),
    }));
  }

  public updateView(context: Context): React.ReactElement {
    this.context = context;
    const row = rowOf(context);
    const modifiedOn = context.parameters.modifiedOn.raw;
    return React.createElement(RoleMappingsControl, {
      row,
      revision: modifiedOn ? new Date(modifiedOn).getTime() : 0,
      store: this.store,
      texts: this.texts,
      width: context.mode.allocatedWidth,
      language: context.fluentDesignLanguage,
      isRightToLeft: context.userSettings?.isRTL ?? false,
      isFormReadOnly: isFormReadOnly(context),
      canChangeMappings: (['create', 'write', 'delete'] as const).every((privilege) => hasPrivilege(context, gdapRoleMapping.logicalName, privilege)),
      canCreateGroups: hasPrivilege(context, gdapSecurityGroup.logicalName, 'create'),
      kept: row.id === undefined ? undefined : (this.kept[row.id] as Staged | undefined),
      keep: this.keep,
    });
  }

  public getOutputs(): IOutputs {
    return {};
  }

  public destroy(): void {
    // React unmounts the component, and with it everything that waits.
  }

  /** Staged changes by row: one control may be shown on one row after another. */
  private readonly keep = (rowId: string, staged: Staged) => {
    this.kept = { ...this.kept, [rowId]: staged };
    this.context.mode.setControlState(this.kept);
  };
}
