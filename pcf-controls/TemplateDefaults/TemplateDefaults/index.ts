import * as React from 'react';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { clientUrlOf, hasPrivilege, rowOf } from '../../shared/host';
import { registerControlIcons } from '../../shared/icons';
import { createTexts, type Texts } from '../../shared/texts';
import { TemplateDefaultsControl } from './components/TemplateDefaultsControl';
import { createStore, type Store } from './data/store';
import type { IInputs, IOutputs } from './generated/ManifestTypes';

type Context = ComponentFramework.Context<IInputs>;

/** Which templates apply to a customer, which requests exist, and what is missing. */
export class TemplateDefaults implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private context!: Context;
  private store!: Store;
  private texts!: Texts;

  public init(context: Context): void {
    registerControlIcons();
    context.mode.trackContainerResize(true);
    this.context = context;
    this.texts = createTexts((key) => this.context.resources.getString(key), () => this.context.userSettings.languageId);
    this.store = createStore(() => ({
      webApi: this.context.webAPI,
      clientUrl: clientUrlOf(this.context),
      fetch: (address, request) => window.fetch(address, request),
    }));
  }

  public updateView(context: Context): React.ReactElement {
    this.context = context;
    const modifiedOn = context.parameters.modifiedOn.raw;
    return React.createElement(TemplateDefaultsControl, {
      row: rowOf(context),
      revision: modifiedOn ? new Date(modifiedOn).getTime() : 0,
      store: this.store,
      texts: this.texts,
      width: context.mode.allocatedWidth,
      language: context.fluentDesignLanguage,
      isRightToLeft: context.userSettings?.isRTL ?? false,
      // A form that is read-only is no reason against it: drafts change nothing of the customer, whom many who make them may only read.
      mayCreate: [gdapRequest, gdapRoleMapping].every(({ logicalName }) => hasPrivilege(context, logicalName, 'create')),
      newId: () => crypto.randomUUID(),
      openRequest: this.openRequest,
      formatDate: this.formatDate,
    });
  }

  public getOutputs(): IOutputs {
    return {};
  }

  public destroy(): void {
    // React unmounts the component, and with it everything that waits.
  }

  private readonly openRequest = (id: string) => void this.context.navigation.openForm({ entityName: gdapRequest.logicalName, entityId: id });
  private readonly formatDate = (moment: number) => this.context.formatting.formatDateShort(new Date(moment));
}
