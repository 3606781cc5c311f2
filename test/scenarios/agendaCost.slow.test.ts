import { testAgendaCost } from "./agendaCost";

testAgendaCost(2_000);
