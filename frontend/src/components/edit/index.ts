export { ChoicesField } from "./ChoicesField";
export { EditDialog } from "./EditDialog";
export { fieldsOf, given, whole, type EditField } from "./fields";
