import { itFinds } from './testing/sample';

const appAction = 'appactions/gdap_submit/appaction.xml';

describe('the check of commands', () => {
  itFinds('commands', [
    { that: 'a button for a command that is not defined', from: 'Command="gdap.request.Submit"', to: 'Command="gdap.request.Send"', finds: /Button for the command gdap.request.Send/ },
    { that: 'a command that lost its definition', from: '<CommandDefinition Id="gdap.request.Submit">', to: '<CommandDefinition Id="gdap.request.Other">', finds: /for the command gdap.request.Submit, which is not defined/ },
    { that: 'an enable rule that is not defined', from: '<EnableRule Id="gdap.request.IsDraft"><CustomRule', to: '<EnableRule Id="gdap.request.IsOpen"><CustomRule', finds: /EnableRule gdap.request.IsDraft, which is not defined/ },
    { that: 'a display rule that is not defined', from: '<DisplayRule Id="gdap.request.CanWrite"/></DisplayRules>\n    <Actions>', to: '<DisplayRule Id="gdap.request.CanRead"/></DisplayRules>\n    <Actions>', finds: /DisplayRule gdap.request.CanRead, which is not defined/ },
    { that: 'a label that is not defined', from: '$LocLabels:gdap.request.Submit.Label', to: '$LocLabels:gdap.request.Send.Label', finds: /uses the label gdap.request.Send.Label/ },
    { that: 'a script that is not in the package', from: 'Library="$webresource:gdap_/request.js" FunctionName="Gdap.Request.submit"', to: 'Library="$webresource:gdap_/other.js" FunctionName="Gdap.Request.submit"', finds: /uses the web resource gdap_\/other.js/ },
    { that: 'a function that the script does not have', from: 'FunctionName="Gdap.Request.submit"', to: 'FunctionName="Gdap.Request.send"', finds: /calls Gdap.Request.send, which gdap_\/request.js does not have/ },
    { that: 'a rule whose function was renamed in the script', part: 'WebResources/gdap_requestjs', from: 'isDraft', to: 'isOpen', finds: /calls Gdap.Request.isDraft/ },
    { that: 'a function of no script', from: 'Library="$webresource:gdap_/request.js" FunctionName="Gdap.Request.submit"', to: 'FunctionName="Gdap.Request.submit"', finds: /calls Gdap.Request.submit of no script/ },
    { that: 'an id that others may use too', from: '<CustomAction Id="gdap.request.Submit.Action"', to: '<CustomAction Id="Submit.Action"', finds: /CustomAction 'Submit.Action', whose id does not begin with 'gdap.'/ },
    { that: 'a button id that others may use too', from: '<Button Id="gdap.request.Submit.Button"', to: '<Button Id="Submit.Button"', finds: /Button 'Submit.Button'/ },
    { that: 'a command defined twice', from: '<CommandDefinition Id="gdap.request.Submit">', to: '<CommandDefinition Id="gdap.request.Submit"/><CommandDefinition Id="gdap.request.Submit">', finds: /gdap.request.Submit is defined twice/ },
    { that: 'a form that loads a script that is not there', from: '<Library name="gdap_/request.js"', to: '<Library name="gdap_/form.js"', finds: /form 'Sample' of gdap_request loads the web resource gdap_\/form.js/ },
    { that: 'a form event without its function', from: 'functionName="Gdap.Request.onLoad"', to: 'functionName="Gdap.Request.onSave"', finds: /form .* calls Gdap.Request.onSave/ },
    { that: 'a modern command of a script that is not there', part: appAction, from: '000000000020', to: '000000000021', finds: /appaction.xml calls the web resource '\{.*21\}'/ },
    { that: 'a modern command without its function', part: appAction, from: 'Gdap.Request.submit', to: 'Gdap.Request.send', finds: /appaction.xml calls Gdap.Request.send/ },
  ]);
});
