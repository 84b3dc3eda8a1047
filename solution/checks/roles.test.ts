import { itFinds } from './testing/sample';

describe('the check of roles', () => {
  itFinds('roles', [
    { that: 'a privilege in another case than its table', from: 'prvReadgdap_Request', to: 'prvReadgdap_request', finds: /has prvReadgdap_request, whose table is written gdap_Request/ },
    { that: 'a privilege on a table that is not there', from: 'prvReadgdap_Request', to: 'prvReadgdap_Ghost', finds: /has prvReadgdap_Ghost, a privilege on a table that is not in the package/ },
    { that: 'a verb that does not exist', from: 'prvReadgdap_Request', to: 'prvViewgdap_Request', finds: /has prvViewgdap_Request, which gdap_Request does not have/ },
    { that: 'a share of what has no owner', from: 'prvAppendTogdap_Category', to: 'prvSharegdap_Category', finds: /has prvSharegdap_Category, which gdap_Category does not have/ },
    { that: 'a level that does not exist', from: 'name="prvReadAccount" level="Global"', to: 'name="prvReadAccount" level="All"', finds: /has prvReadAccount at the level 'All'/ },
    { that: 'a level that a table of the organisation does not have', from: 'name="prvAppendTogdap_Category" level="Global"', to: 'name="prvAppendTogdap_Category" level="Local"', finds: /has prvAppendTogdap_Category at the level Local/ },
    { that: 'a table that nobody may read', from: /(<Role id[^]*<\/Roles>)/, to: '<Role id="{00000000-0000-5000-8000-000000000011}" name="Other"><RolePrivileges/></Role></Roles>', finds: /table gdap_event may be read with none of the roles/ },
    { that: 'an app for a role of one environment', from: '<Role id="{627090ff-', to: '<Role id="{727090ff-', finds: /app gdap_App is for the role 727090ff-/ },
    { that: 'an app for a role that was taken out', from: /<Role id="\{00000000-0000-5000-8000-000000000010\}" name[^]*?<\/Role>/, finds: /app gdap_App is for the role 00000000-/ },
    { that: 'a form for a role of one environment', from: '<Everyone/>', to: '<Role Id="{3e6126b5-2589-e911-a856-000d3a372932}"/>', finds: /form '.*' of \w+ is for the role 3e6126b5-/ },
  ]);
});
