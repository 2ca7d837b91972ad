"""What each command of the command line does. Their modules import little; what they need comes at use."""
