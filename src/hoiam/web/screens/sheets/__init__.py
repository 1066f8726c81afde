"""The grassroots sheet: five fields on a phone, and what became of the unit's earlier ones."""
