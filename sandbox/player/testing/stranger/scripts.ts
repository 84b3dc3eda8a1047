/**
 * The script of the stranger's solution, written as makers have written form scripts for years: global functions in a
 * namespace, `var`, handlers by name.
 */
export const ticketScript = `
var Acme = window.Acme || {};
window.Acme = Acme;
Acme.heard = [];

Acme.onLoad = function (context, greeting) {
  var form = context.getFormContext();
  form.ui.setFormNotification(greeting, 'INFO', 'acme-greeting');
  var project = form.getControl('acm_projectid');
  project.addPreSearch(function () {
    project.addCustomFilter("<filter><condition attribute='acm_code' operator='eq' value='A1'/></filter>", 'acm_project');
  });
  var children = form.getControl('children');
  if (children) children.addOnLoad(function () { Acme.heard.push('children loaded'); });
  form.ui.quickForms.forEach(function (quick) { Acme.heard.push('quick form ' + quick.getName()); });
  Acme.onKind(context);
};

Acme.onKind = function (context) {
  var form = context.getFormContext();
  var isProblem = form.getAttribute('acm_kind').getValue() === 123450001;
  form.getAttribute('acm_externalid').setRequiredLevel(isProblem ? 'required' : 'none');
  form.getControl('acm_externalid').setVisible(isProblem);
  form.getControl('acm_points').setDisabled(isProblem);
  form.ui.tabs.get('hidden').setVisible(isProblem);
  if (isProblem) form.getControl('acm_kind').setNotification('Problems need an external id.', 'acme-kind');
  else form.getControl('acm_kind').clearNotification('acme-kind');
};

Acme.onSave = function (context) {
  var name = context.getFormContext().getAttribute('acm_name').getValue();
  return new Promise(function (resolve) {
    setTimeout(function () {
      if (/forbidden/.test(name)) {
        context.getEventArgs().preventDefault();
        context.getFormContext().ui.setFormNotification('Acme does not take that name.', 'ERROR', 'acme-name');
      }
      resolve();
    }, 20);
  });
};

Acme.onTab = function (context) { Acme.heard.push('tab ' + context.getEventSource().getName() + ' ' + context.getEventSource().getDisplayState()); };

Acme.atAGlance = function (form) {
  var quick = form.ui.quickForms.get('glance');
  var text = quick.isLoaded() ? 'Code of the project: ' + quick.getControl('acm_code').getAttribute().getValue() : 'Not loaded';
  return Xrm.Navigation.openAlertDialog({ title: 'At a glance', text: text });
};

Acme.urgency = function (rowData, lcid) {
  var row = JSON.parse(rowData);
  return row.acm_urgent_Value ? ['acm_/img/urgent.svg', lcid === 1031 ? 'Eilt' : 'Urgent: ' + row.acm_name] : [];
};

Acme.isOneDraft = function (control) { Acme.selected = control.getGrid().getSelectedRows().getLength(); return Acme.isOn === true; };
Acme.switchOn = function (control) { Acme.isOn = true; control.refreshRibbon(); };
Acme.say = function (ids) { return Xrm.Navigation.openAlertDialog({ title: 'Acme', text: ids.length + ' chosen' }); };
Acme.sayForm = function (form) { return Xrm.Navigation.openAlertDialog({ title: 'Acme', text: 'On ' + form.getAttribute('acm_name').getValue() }); };
Acme.toDetails = function (form) {
  return Xrm.Navigation.navigateTo({ pageType: 'entityrecord', entityName: 'acm_ticket', entityId: form.data.entity.getId(), tabName: 'details' });
};
Acme.openPane = function () {
  return Xrm.App.sidePanes.createPane({ title: 'Acme Notes', paneId: 'acme', canClose: true }).then(function (pane) {
    return pane.navigate({ pageType: 'webresource', webresourceName: 'acm_/pages/hello.html' });
  });
};
`;

/** A code component of the standard kind: it draws into the element that it is given. */
export const gaugeBundle = `
ComponentFramework.registerControl('Acme.Gauge', class {
  init(context, notify, state, container) {
    this.notify = notify;
    this.button = document.createElement('button');
    this.button.onclick = () => { this.points = (this.points || 0) + 1; this.notify(); };
    container.append(this.button);
  }
  updateView(context) {
    this.points = context.parameters.points.raw;
    this.button.textContent = context.resources.getString('Gauge_Label') + ' ' + (this.points === null ? 'none' : this.points);
    this.button.disabled = context.mode.isControlDisabled;
  }
  getOutputs() { return { points: this.points }; }
  destroy() {}
});`;

/** A code component in a list's place. */
export const cardsBundle = `
ComponentFramework.registerControl('Acme.Cards', class {
  init(context, notify, state, container) { this.list = document.createElement('ul'); container.append(this.list); }
  updateView(context) {
    const { rows } = context.parameters;
    this.list.replaceChildren(...rows.sortedRecordIds.map((id) => {
      const item = document.createElement('li');
      item.textContent = 'Card of ' + rows.records[id].getFormattedValue('acm_name');
      return item;
    }));
  }
  getOutputs() { return {}; }
  destroy() {}
});`;
