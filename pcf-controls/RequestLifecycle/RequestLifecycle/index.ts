import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import * as React from 'react';
import { clientUrlOf, rowOf } from '../../shared/host';
import { registerControlIcons } from '../../shared/icons';
import { createTexts, type Texts } from '../../shared/texts';
import { RequestLifecycleControl } from './components/RequestLifecycleControl';
import { createEnvironmentTime } from './data/environment-time';
import { createStore, type Store } from './data/store';
import type { IInputs, IOutputs } from './generated/ManifestTypes';

type Context = ComponentFramework.Context<IInputs>;

/** Where a GDAP request stands, what is next, and who must move. */
export class RequestLifecycle implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private context!: Context;
  private store!: Store;
  private texts!: Texts;

  public init(context: Context): void {
    registerControlIcons();
    context.mode.trackContainerResize(true);
    this.context = context;
    this.texts = createTexts((key) => this.context.resources.getString(key), () => this.context.userSettings.languageId);
    const now = createEnvironmentTime({ fetch: (address) => window.fetch(address), clientUrl: clientUrlOf(context), browserNow: Date.now });
    this.store = createStore(() => ({ webApi: this.context.webAPI, now }));
  }

  public updateView(context: Context): React.ReactElement {
    this.context = context;
    return React.createElement(RequestLifecycleControl, {
      row: rowOf(context),
      revision: context.parameters.modifiedOn.raw?.getTime() ?? 0,
      store: this.store,
      texts: this.texts,
      width: context.mode.allocatedWidth,
      language: context.fluentDesignLanguage,
      isRightToLeft: context.userSettings?.isRTL ?? false,
      formatDate: (moment: number) => this.context.formatting.formatDateShort(new Date(moment)),
      formatMoment: (moment: number) => this.context.formatting.formatDateShort(new Date(moment), true),
      openRequest: this.openRequest,
    });
  }

  private readonly openRequest = (id: string) => void this.context.navigation.openForm({ entityName: gdapRequest.logicalName, entityId: id });

  public getOutputs(): IOutputs {
    return {};
  }

  public destroy(): void {
    // React unmounts the component, and with it everything that waits.
  }
}
