import * as React from 'react';
import { Text } from '@fluentui/react';
import type { IInputs, IOutputs } from './generated/ManifestTypes';

export class RoleMappings implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  public init(): void {
    // Nothing to prepare.
  }

  public updateView(context: ComponentFramework.Context<IInputs>): React.ReactElement {
    return React.createElement(Text, null, context.resources.getString('Control_Description'));
  }

  public getOutputs(): IOutputs {
    return {};
  }

  public destroy(): void {
    // Nothing to let go of.
  }
}
