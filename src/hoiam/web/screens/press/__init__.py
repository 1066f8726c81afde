"""The place Báo chí: what the press asked for, who answers, and the register of outlets."""
