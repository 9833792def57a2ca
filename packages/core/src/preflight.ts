/** For authors of adapters: what requests are held against before they are sent. Apart, as it is loaded when it is first needed. */
export {
  type AnyRule,
  type Check,
  type Checks,
  type FieldRules,
  fieldsOf,
  type InputRules,
  isMoment,
  isPhoneNumber,
  itemsOf,
  NOT_A_MOMENT,
  type OperationRules,
  type PreflightInput,
  preflightBy,
  type ValueRule,
  valueClass,
} from "./adapter/preflight.ts";
