"""What people may write in each kind of file, as pydantic models: used to check, and to make JSON Schemas."""
